import type { Customer } from "~core/customer"
import { type ConversationId, type CustomerId, customerId } from "~core/ids"
import { matches } from "~core/search-words"
import type { DeskDb } from "../desk-db"
import { headOf } from "./merged"

/** So many who wrote last are looked through first: what many are called by is found among them. */
const NEWEST = 100
/** Up to so many are looked at one by one rather than reading who is called by another word. */
const FEW = 200
/** Who is put in order by their newest message: what the index knows of it may be older. */
const ORDERED = 40

/** A customer who was found, with their latest conversation. */
export interface FoundCustomer {
  customer: Customer
  conversation: ConversationId | null
  /** Of their newest message, in Unix milliseconds; 0: there is none. */
  newestAt: number
}

/** Customers whose words begin with all of these, who wrote last first; whoever was merged into another is found as that one. At most 40. */
export async function findCustomersBy(
  db: DeskDb,
  terms: readonly string[],
  most: number,
  asked?: AbortSignal,
): Promise<FoundCustomer[]> {
  const newest = await db.names.orderBy("ago").limit(NEWEST).toArray()
  let ids = newest.filter(({ words }) => matches(words, terms)).map(({ id }) => id)
  asked?.throwIfAborted()
  if (ids.length <= most && newest.length === NEWEST) ids = await amongAll(db, terms, asked)
  const customers = await db.customers.bulkGet(ids.slice(0, ORDERED).map((id): CustomerId => customerId(id)))
  asked?.throwIfAborted()
  const stood = await Promise.all(customers.flatMap((customer) => (customer ? [headOf(db, customer)] : [])))
  const shown = [...new Map(stood.map((customer) => [customer.id, customer])).values()]
  const latest = await db.conversations.bulkGet(
    shown.map(({ open, latest }) => (open ?? latest ?? "") as ConversationId),
  )
  return shown
    .map((customer, nth) => ({
      customer,
      conversation: latest[nth]?.id ?? null,
      newestAt: latest[nth]?.newestAt ?? 0,
    }))
    .sort((a, b) => b.newestAt - a.newestAt)
}

/** Who is called by each word, by the keys alone while they are many; then whoever of them wrote last. */
async function amongAll(db: DeskDb, terms: readonly string[], asked?: AbortSignal): Promise<string[]> {
  let ids: string[] | null = null
  for (const term of terms) {
    if (ids && ids.length <= FEW) break
    const keys = new Set(await db.names.where("words").startsWith(term).primaryKeys())
    asked?.throwIfAborted()
    ids = ids ? ids.filter((id) => keys.has(id)) : [...keys]
  }
  const rows = await db.names.bulkGet((ids ?? []).slice(0, 1_000))
  return rows
    .flatMap((row) => (row && matches(row.words, terms) ? [row] : []))
    .sort((a, b) => a.ago - b.ago)
    .map(({ id }) => id)
}
