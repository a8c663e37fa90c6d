import { useState } from "react"
import type { Customer } from "~core/customer"
import { Dialog } from "~room/dialog"
import { useMay } from "~room/me"
import * as question from "~room/question.module.css"
import { whyNot } from "~room/role-said"
import { useCommand } from "~room/use-command"
import { calledBy } from "~room/visible"
import * as css from "./delete-customer.module.css"

/** Deletes a customer with everything that was said; asks first. */
export function DeleteCustomer({ customer }: { customer: Customer }) {
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const name = calledBy(customer)
  const may = useMay("deleteCustomer")
  const close = () => {
    setAsking(false)
    setTrouble(null)
  }
  const act = async () => {
    if (pending) return
    setTrouble(null)
    const done = await tell({ say: "deleteCustomer", customer: customer.id })
    // Done: the profile goes, and this with it.
    if (done.ok) close()
  }
  return (
    <>
      <button
        type="button"
        className={`small ${css.grave}`}
        aria-haspopup="dialog"
        aria-disabled={!may}
        title={may ? undefined : whyNot("deleteCustomer")}
        onClick={() => may && setAsking(true)}
      >
        Delete customer
      </button>
      {asking && (
        <Dialog title={`Delete ${name}?`} onClose={close}>
          <p>
            Their profile, notes, conversations and files go from this browser for good. What stands at X stays there.
            Links that brought them count on without a name.
          </p>
          {trouble && (
            <p role="alert" className={css.trouble}>
              {trouble}
            </p>
          )}
          <div className={question.answers}>
            <button type="button" onClick={close}>
              Cancel
            </button>
            <button type="button" className={css.grave} aria-disabled={pending} onClick={act}>
              Delete
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
