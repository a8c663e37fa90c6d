import type { Customer } from "~core/customer"
import { customerId } from "~core/ids"
import { matches, termsOf } from "~core/search-words"
import { type DeskDb, desk } from "../desk-db"
import { wordsOfCustomer } from "../words-of-customer"
import { findCustomersBy } from "./found-customers"

/** Profiles shown at most. */
const SHOWN = 8
/** So many of the last changes are looked at one by one, since the index trails. */
const TRAILING = 500

/**
 * Profiles to merge with, by the beginning of any word of a name, handle or contact detail, who wrote last first; each stands for itself.
 * Empty words find nobody. `except`: whose profile is open.
 */
export async function findCustomers(words: string, except: readonly string[], db: DeskDb = desk): Promise<Customer[]> {
  const terms = termsOf(words)
  if (terms.length === 0) return []
  const each = new Map((await candidates(db, terms, except)).map((customer) => [customer.id as string, customer]))
  return [...each.values()].filter(({ id, mergedInto }) => mergedInto === null && !except.includes(id)).slice(0, SHOWN)
}

async function candidates(db: DeskDb, terms: readonly string[], except: readonly string[]): Promise<Customer[]> {
  const fits = (customer: Customer) => matches(wordsOfCustomer(customer), terms)
  const state = await db.indexing.get("search")
  // While the index of names is made anew, it knows only some of them.
  if (state?.rebuild?.doing === "customers") return db.customers.filter(fits).toArray()
  const changed = await lastChanged(db)
  const indexed = await findCustomersBy(db, terms, SHOWN + except.length)
  return [...changed.filter(fits), ...indexed.map(({ customer }) => customer)]
}

/** Who was made or changed a moment ago is found too. */
async function lastChanged(db: DeskDb): Promise<Customer[]> {
  const waiting = await db.unindexed.reverse().limit(TRAILING).toArray()
  const ids = waiting.filter((row) => row.of === "customer").map(({ id }) => customerId(id))
  return (await db.customers.bulkGet(ids)).filter((customer) => customer !== undefined)
}
