import { type FormEvent, useState } from "react"
import type { ContactDetail } from "~core/customer"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { Key } from "./key"
import * as css from "./new-customer.module.css"
import { type Go, ofCustomer } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** Makes a customer by hand: somebody who called, or wrote elsewhere. */
export function NewCustomer({ go }: { go: Go }) {
  const [asking, setAsking] = useState(false)
  useShortcut("newCustomer", () => setAsking(true))
  return (
    <>
      <button type="button" className="plain small" aria-keyshortcuts="p" onClick={() => setAsking(true)}>
        New customer
        <Key act="newCustomer" />
      </button>
      {asking && <Form go={go} onClose={() => setAsking(false)} />}
    </>
  )
}

function Form({ go, onClose }: { go: Go; onClose: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const [id] = useState(() => `made-${crypto.randomUUID()}`)
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = (name: string) => String(form.get(name) ?? "").trim()
    const details = [
      { type: "e-mail", value: typed("e-mail") } as const,
      { type: "phone", value: typed("phone") } as const,
    ] satisfies ContactDetail[]
    if (pending) return
    setTrouble(null)
    const made = await tell({
      say: "makeCustomer",
      customer: id,
      name: typed("name"),
      details: details.filter(({ value }) => value !== ""),
    })
    if (!made.ok) return
    onClose()
    go(ofCustomer(id))
  }
  return (
    <Dialog title="New customer" onClose={onClose}>
      <p>They can be written to here once they have written to you on X.</p>
      <form className={css.form} onSubmit={make} noValidate>
        <Field label="Name" name="name" />
        <Field label="E-mail" name="e-mail" mode="email" />
        <Field label="Phone" name="phone" mode="tel" />
        {trouble && (
          <p role="alert" className={css.trouble}>
            {trouble}
          </p>
        )}
        <div className={question.answers}>
          <button type="button" className="plain" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="primary">
            Create customer
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const Field = ({ label, name, mode }: { label: string; name: string; mode?: "email" | "tel" }) => (
  <label>
    <span>{label}</span>
    <input type="text" name={name} inputMode={mode} autoComplete="off" dir="auto" maxLength={500} />
  </label>
)
