import type { ContactDetail, Customer } from "~core/customer"
import * as css from "./details.module.css"

/** What reaches the customer, and everybody merged into them. */
export function ContactDetails({ customers }: { customers: readonly Customer[] }) {
  const details = customers.flatMap((customer) => customer.details)
  const [head] = customers
  return (
    <ul aria-label="Contact details" className={css.contact}>
      {details.length === 0 && <li>No contact details yet</li>}
      {details.map((detail) => (
        <li
          key={`${detail.type} ${detail.value}`}
          // Right above it stands under the name: it makes room for what doesn't.
          className={
            details.length > 1 && detail.type === "X username" && detail.value === head?.handle ? "unseen" : undefined
          }
        >
          <span className="unseen">{LABEL[detail.type]}</span> <bdi>{shown(detail)}</bdi>
        </li>
      ))}
    </ul>
  )
}

const LABEL: Record<ContactDetail["type"], string> = { "X username": "X", "e-mail": "E-mail", phone: "Phone" }

const shown = ({ type, value }: ContactDetail) => (type === "X username" ? `@${value.replace(/^@/, "")}` : value)
