import { type FormEvent, useEffect, useRef, useState } from "react"
import { sameDetail } from "~core/contact-detail"
import type { ContactDetail, Customer } from "~core/customer"
import { useCommand } from "~room/use-command"
import * as css from "./contact-form.module.css"
import { DeleteCustomer } from "./delete-customer"

const KINDS = [
  { type: "e-mail", label: "E-mail", input: "email" },
  { type: "phone", label: "Phone", input: "tel" },
] as const

/** Where e-mail addresses and phone numbers of a profile are added, edited and removed; each at once. */
export function ContactForm({ customers, onDone }: { customers: readonly Customer[]; onDone: () => void }) {
  const form = useRef<HTMLDivElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell } = useCommand(setTrouble)
  useEffect(() => form.current?.querySelector("input")?.focus(), [])
  const change = async (customer: Customer, was: ContactDetail | null, is: ContactDetail | null) => {
    setTrouble(null)
    return (await tell({ say: "changeDetail", customer: customer.id, was, is })).ok
  }
  const rows = customers.flatMap((customer) => customer.details.map((detail) => ({ customer, detail })))
  const [head] = customers
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put its legend into the frame
    <div ref={form} role="group" aria-label="Edit contact details" className={css.form}>
      {rows.map(({ customer, detail }) =>
        detail.type === "X username" ? (
          <p key={`${customer.id} ${detail.value}`} className={css.fixed}>
            X <bdi>@{detail.value}</bdi> <span>is there because they wrote, and stays</span>
          </p>
        ) : (
          <Row
            key={`${customer.id} ${detail.type} ${detail.value}`}
            detail={detail}
            onChange={(is) => change(customer, detail, is)}
          />
        ),
      )}
      {head &&
        KINDS.map(({ type }) => (
          <Row key={type} detail={{ type, value: "" }} onChange={(is) => change(head, null, is)} />
        ))}
      {trouble && (
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      )}
      <div className={css.end}>
        <button type="button" className="small" onClick={onDone}>
          Done
        </button>
        {head && <DeleteCustomer customer={head} />}
      </div>
    </div>
  )
}

interface RowProps {
  /** Without a value: one to be added. */
  detail: ContactDetail
  /** True when it was done. */
  onChange: (is: ContactDetail | null) => Promise<boolean>
}

function Row({ detail, onChange }: RowProps) {
  const [value, setValue] = useState(detail.value)
  const fresh = detail.value === ""
  const kind = KINDS.find(({ type }) => type === detail.type)
  const is = { ...detail, value: value.trim() }
  const changed = is.value !== "" && (fresh || !sameDetail(is, detail) || is.value !== detail.value)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (changed && (await onChange(is)) && fresh) setValue("")
  }
  return (
    <form className={css.row} onSubmit={save} noValidate>
      <label>
        <span>{fresh ? `Add ${kind?.label.toLowerCase()}` : kind?.label}</span>
        <input
          type="text"
          inputMode={kind?.input ?? "text"}
          autoComplete="off"
          dir="auto"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      {(fresh || changed) && (
        <button type="submit" className="small" aria-disabled={!changed}>
          {fresh ? "Add" : "Save"}
          <span className="unseen"> {kind?.label.toLowerCase()}</span>
        </button>
      )}
      {!fresh && (
        <button type="button" className="plain small" onClick={() => onChange(null)}>
          Remove<span className="unseen"> {detail.value}</span>
        </button>
      )}
    </form>
  )
}
