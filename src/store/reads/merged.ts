import Dexie, { type PromiseExtended } from "dexie"
import type { Conversation } from "~core/conversation"
import type { Customer } from "~core/customer"
import type { Entry, EntryType } from "~core/entry"
import type { CustomerId } from "~core/ids"
import { type DeskDb, desk } from "../desk-db"

/** Merges go down at most so far; a ring, which no decision makes, ends here too. */
const DEPTH = 50

// Dexie's own promises all the way: a live question that waits for another kind is no longer listened for from there on
// (profile.browser.test.ts).

/** Who stands for this customer: themselves, or the profile they were merged into. */
export function headOf(db: DeskDb, customer: Customer, depth = DEPTH): PromiseExtended<Customer> {
  const { mergedInto } = customer
  if (mergedInto === null || depth === 0) return Dexie.Promise.resolve(customer)
  return db.customers.get(mergedInto).then((above) => (above ? headOf(db, above, depth - 1) : customer))
}

/** As `headOf`, for a customer's id; undefined when there is no such customer. */
export const headById = (db: DeskDb, id: CustomerId): PromiseExtended<Customer | undefined> =>
  db.customers.get(id).then((customer) => customer && headOf(db, customer))

/** As `headById`, for several, read together. */
export const headsById = (db: DeskDb, ids: readonly CustomerId[]): PromiseExtended<(Customer | undefined)[]> =>
  db.customers
    .bulkGet([...ids])
    .then((found) => Dexie.Promise.all(found.map((customer) => customer && headOf(db, customer))))

/** Everybody shown in one profile: this customer first, then whoever was merged into them, and into those. */
export const withMerged = (db: DeskDb, head: Customer): PromiseExtended<Customer[]> =>
  andBelow(db, [head], [head], DEPTH)

function andBelow(db: DeskDb, all: Customer[], level: readonly Customer[], depth: number): PromiseExtended<Customer[]> {
  if (level.length === 0 || depth === 0) return Dexie.Promise.resolve(all)
  const below = db.customers.where("mergedInto").anyOf(level.map(({ id }) => id))
  return below.toArray().then((found) => {
    const fresh = found.filter(({ id }) => !all.some((known) => known.id === id))
    return andBelow(db, [...all, ...fresh], fresh, depth - 1)
  })
}

/** Every conversation of these customers. */
export const conversationsOf = (customers: readonly Customer[], db: DeskDb = desk): Promise<Conversation[]> =>
  db.conversations
    .where("customer")
    .anyOf(customers.map(({ id }) => id))
    .toArray()

/** Everything that names these customers, beside group conversations, which are nobody's alone. */
export const entriesNaming = (db: DeskDb, customers: readonly Customer[]): PromiseExtended<Entry[]> =>
  Dexie.Promise.all(
    customers.map(({ id }) =>
      db.entries
        .where("[customer+type+order]")
        .between([id, Dexie.minKey, Dexie.minKey], [id, Dexie.maxKey, Dexie.maxKey])
        .toArray(),
    ),
  ).then((each) => each.flat().filter((entry) => !("group" in entry && entry.group !== null)))

/** What can stand on a customer alone, or is asked for by its kind: of everything that names them these are few. */
const BESIDE = ["note", "message from X", "merged", "unmerged", "blocked", "unblocked"] as const satisfies EntryType[]

/** Notes about these customers, and what else may stand on them instead of in a conversation. */
export const entriesBeside = (db: DeskDb, customers: readonly Customer[]): PromiseExtended<Entry[]> =>
  Dexie.Promise.all(
    customers.flatMap(({ id }) =>
      BESIDE.map((type) =>
        db.entries.where("[customer+type+order]").between([id, type, Dexie.minKey], [id, type, Dexie.maxKey]).toArray(),
      ),
    ),
  ).then((each) => each.flat().filter((entry) => !("group" in entry && entry.group !== null)))
