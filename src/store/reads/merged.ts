import Dexie from "dexie"
import type { Conversation } from "~core/conversation"
import type { Entry } from "~core/entry"
import type { CustomerId } from "~core/ids"
import type { Customer } from "~core/records"
import { type DeskDb, desk } from "../desk-db"

/** Merges go down at most so far; a ring, which no decision makes, ends here too. */
const DEPTH = 50

/** Who stands for this customer: themselves, or the profile they were merged into. */
export async function headOf(db: DeskDb, customer: Customer): Promise<Customer> {
  let head = customer
  for (let depth = 0; head.mergedInto && depth < DEPTH; depth++) {
    const above = await db.customers.get(head.mergedInto)
    if (!above) break
    head = above
  }
  return head
}

/** As `headOf`, for a customer's id; undefined when there is no such customer. */
export async function headById(db: DeskDb, id: CustomerId): Promise<Customer | undefined> {
  const customer = await db.customers.get(id)
  return customer && headOf(db, customer)
}

/** Everybody shown in one profile: this customer first, then whoever was merged into them, and into those. */
export async function withMerged(db: DeskDb, head: Customer): Promise<Customer[]> {
  const all = [head]
  for (let depth = 0, level = [head]; level.length > 0 && depth < DEPTH; depth++) {
    const ids = level.map(({ id }) => id)
    level = await db.customers.where("mergedInto").anyOf(ids).toArray()
    level = level.filter(({ id }) => !all.some((known) => known.id === id))
    all.push(...level)
  }
  return all
}

/** Every conversation of these customers. */
export const conversationsOf = (customers: readonly Customer[], db: DeskDb = desk): Promise<Conversation[]> =>
  db.conversations
    .where("customer")
    .anyOf(customers.map(({ id }) => id))
    .toArray()

/** Everything that names these customers, beside group conversations, which are nobody's alone. */
export async function entriesNaming(db: DeskDb, customers: readonly Customer[]): Promise<Entry[]> {
  const each = await Promise.all(
    customers.map(({ id }) =>
      db.entries.where("[customer+order]").between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    ),
  )
  return each.flat().filter((entry) => !("group" in entry && entry.group !== null))
}
