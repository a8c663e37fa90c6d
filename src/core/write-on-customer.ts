import type { Customer } from "./customer"
import type { Entry, EntryBody } from "./entry"
import { entryId } from "./ids"
import { orderOf } from "./order"

/** Writes lines that stand on the customer, since there is no conversation for them; ids follow from the customer's revision. */
export function writeOnCustomer({ id: customer, rev }: Customer, now: number) {
  const entries: Entry[] = []
  const say = (body: EntryBody) => {
    const id = entryId(`${customer}/${rev + 1}/${entries.length}`)
    entries.push({ id, conversation: null, customer, order: orderOf(null, rev + 1, entries.length), at: now, ...body })
  }
  return { say, entries }
}
