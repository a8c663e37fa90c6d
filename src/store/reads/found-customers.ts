import type { Customer } from "~core/customer"
import { type ConversationId, type CustomerId, customerId } from "~core/ids"
import { matches } from "~core/search-words"
import type { DeskDb } from "../desk-db"
import type { CustomerWords } from "../indexing"
import { headOf } from "./merged"

/** So many who wrote last are looked through first. */
const NEWEST = 100
/** Up to so many who are called by a word are all read with it, in one question; of more, keys alone. */
const FEW = 200
/** At most so many are looked through: what many are called by is found among as many who wrote last. */
const MANY = 1_000
/** Beside those who are asked for, so many are put in order by their newest message: what the index knows of it may be older. */
const ORDERED = 8

/** A customer who was found, with their latest conversation. */
export interface FoundCustomer {
  customer: Customer
  conversation: ConversationId | null
  /** Of their newest message, in Unix milliseconds; 0: there is none. */
  newestAt: number
}

/**
 * Customers whose words begin with all of these, who wrote last first; whoever was merged into another is found as that one. At most eight
 * more than are asked for.
 */
export async function findCustomersBy(
  db: DeskDb,
  terms: readonly string[],
  most: number,
  asked?: AbortSignal,
): Promise<FoundCustomer[]> {
  const ids = await whoIsCalled(db, terms, most, asked)
  asked?.throwIfAborted()
  const customers = await db.customers.bulkGet(ids.slice(0, most + ORDERED).map((id): CustomerId => customerId(id)))
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

/** Who is called so, who wrote last first by what the index knows; asked so that few questions are needed, one after the other. */
async function whoIsCalled(db: DeskDb, terms: readonly string[], most: number, asked?: AbortSignal): Promise<string[]> {
  const called = (rows: readonly (CustomerWords | undefined)[]) => {
    const fit = rows.filter((row) => row !== undefined).filter(({ words }) => matches(words, terms))
    return [...new Set(fit.sort((a, b) => a.ago - b.ago).map(({ id }) => id))]
  }
  const lastToWrite = (count: number) => db.names.orderBy("ago").limit(count).toArray()
  const byLongest = (count: number) =>
    db.names
      .where("words")
      .startsWith(terms[0] ?? "")
      .limit(count)
      .toArray()
  const [newest, few] = await Promise.all([lastToWrite(NEWEST), byLongest(FEW + 1)])
  asked?.throwIfAborted()
  const among = called(newest)
  if (among.length > most) return among
  if (few.length <= FEW) return called(few)
  const keys = terms.length > 1 ? await keysOfAll(db, terms) : null
  asked?.throwIfAborted()
  if (keys && keys.length <= FEW) return called(await db.names.bulkGet(keys))
  const many = keys ? await db.names.bulkGet(keys.slice(0, MANY)) : await byLongest(MANY)
  asked?.throwIfAborted()
  if (many.length < MANY) return called(many)
  const more = called(await lastToWrite(MANY))
  return more.length > most ? more : called(many)
}

/** Who is called by each of these words, by the keys alone. */
async function keysOfAll(db: DeskDb, terms: readonly string[]): Promise<string[]> {
  const each = await Promise.all(terms.map((term) => db.names.where("words").startsWith(term).primaryKeys()))
  const [first = [], ...others] = each.map((keys) => new Set(keys))
  return [...first].filter((id) => others.every((keys) => keys.has(id)))
}
