import { useState } from "react"
import type { Customer } from "~core/customer"
import { GraveQuestion } from "~room/grave-question"
import { useMay } from "~room/me"
import * as question from "~room/question.module.css"
import { whyNot } from "~room/role-said"
import { calledBy } from "~room/visible"

/** Deletes a customer with everything that was said; asks first. */
export function DeleteCustomer({ customer }: { customer: Customer }) {
  const [asking, setAsking] = useState(false)
  const name = calledBy(customer)
  const may = useMay("deleteCustomer")
  return (
    <>
      <button
        type="button"
        className={`small ${question.grave}`}
        aria-haspopup="dialog"
        aria-disabled={!may}
        title={may ? undefined : whyNot("deleteCustomer")}
        onClick={() => may && setAsking(true)}
      >
        Delete customer
      </button>
      {asking && (
        <GraveQuestion
          title={`Delete ${name}?`}
          act="Delete"
          command={{ say: "deleteCustomer", customer: customer.id }}
          // Done: the profile goes, and this with it.
          close={() => setAsking(false)}
        >
          <p>
            Their profile, notes, conversations and files go from this browser for good. What stands at X stays there.
            Links that brought them count on without a name.
          </p>
        </GraveQuestion>
      )}
    </>
  )
}
