import { newCustomer } from "./blank"
import { change, type Decided, refuse } from "./change"
import { plainDetail } from "./contact-detail"
import type { ContactDetail, Customer } from "./customer"
import type { CustomerId } from "./ids"

/** Most characters of a name given by hand. */
export const NAME_LIMIT = 100

/** Makes a customer by hand: a name, and what reaches them. There is no X username on it until that person writes (product.md §5.8). */
export function makeCustomer(
  known: Customer | null,
  made: { id: CustomerId; name: string; details: readonly ContactDetail[] },
): Decided {
  if (known) return change({})
  const name = made.name.replace(/\s+/gu, " ").trim()
  if (!name) return refuse("no-name")
  if (name.length > NAME_LIMIT) return refuse("too-long")
  const details: ContactDetail[] = []
  for (const detail of made.details) {
    const plain = plainDetail(detail)
    if (!plain) return refuse(detail.type === "e-mail" ? "not-an-email" : "not-a-phone")
    details.push(plain)
  }
  return change({ records: [{ ...newCustomer(made.id, name), details }] })
}
