import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import { type ConversationId, type EntryId, entryId } from "~core/ids"
import { matches, termsOf, wordsOf } from "~core/search-words"
import { type DeskDb, desk } from "../desk-db"
import { findable, SEGMENT_TABLES } from "../indexing"
import { IN_A_ROW } from "../placed"
import { findCustomersBy } from "./found-customers"
import { type FoundPlace, findNewest } from "./found-entries"
import { headById, headOf } from "./merged"

/** Something that was found: a customer, a topic on a conversation, or an entry that says it. */
export type Hit =
  | { found: "customer"; customer: Customer; conversation: ConversationId | null }
  | { found: "topic"; customer: Customer; conversation: ConversationId; topic: string; at: number }
  | { found: "entry"; customer: Customer; conversation: ConversationId; entry: Entry; text: string }

export interface SearchView {
  query: string
  terms: string[]
  hits: Hit[]
  /** There are more than these: more words narrow it down. */
  more: boolean
}

/** Entries found at most: those that are shown at once, and all that are shown. */
export const FOUND = { first: 20, all: 50 }
/** Most hits of the other kinds. */
const MOST = { customers: 8, topics: 8 }
/** Conversations of one topic that are put in order. */
const BATCH = 50
/** Topics that are gone through. */
const TOPICS = 500

/**
 * Finds customers, topics and what was said or noted (at most `most` of it), each newest first, in which every word of the query begins a word.
 * A search that nobody waits for any more ends with the signal (it rejects with its reason).
 */
export async function readSearch(
  query: string,
  db: DeskDb = desk,
  asked?: AbortSignal,
  most: number = FOUND.all,
): Promise<SearchView> {
  const terms = termsOf(query)
  if (terms.length === 0) return { query, terms, hits: [], more: false }
  // In one transaction: each costs the browser more than a question within it, and a segment that becomes part of another meanwhile is there to
  // its end.
  return db.transaction("r", SEARCHED, async () => {
    const [customers, topics, entries] = await Promise.all([
      findCustomers(db, terms, asked),
      findTopics(db, terms, asked),
      findEntries(db, terms, most, asked),
    ])
    const more = [customers, topics, entries].some((found) => found.more)
    return { query, terms, hits: [...customers.hits, ...topics.hits, ...entries.hits], more }
  })
}

const SEARCHED = ["names", "customers", "conversations", "entries", ...SEGMENT_TABLES]

type Found = { hits: Hit[]; more: boolean }

async function findCustomers(db: DeskDb, terms: readonly string[], asked?: AbortSignal): Promise<Found> {
  const found = await findCustomersBy(db, terms, MOST.customers, asked)
  const hits = found.map(({ customer, conversation }): Hit => ({ found: "customer", customer, conversation }))
  return { hits: hits.slice(0, MOST.customers), more: hits.length > MOST.customers }
}

/** Topics are few, so their names are gone through; the conversations that bear them come over the index. */
async function findTopics(db: DeskDb, terms: readonly string[], asked?: AbortSignal): Promise<Found> {
  const names = await topicNames(db)
  asked?.throwIfAborted()
  const named = names.filter((name) => matches(wordsOf(name), terms)).slice(0, MOST.topics)
  const newest = await Promise.all(
    named.map((topic) =>
      // From the end: a conversation's id holds X's id of the message that began it, which grows with time.
      db.conversations.where("topics").equals(topic).reverse().limit(BATCH).toArray(),
    ),
  )
  asked?.throwIfAborted()
  const bearing = newest.flatMap((all, nth) => all.map((conversation) => ({ topic: named[nth] ?? "", conversation })))
  bearing.sort((a, b) => b.conversation.newestAt - a.conversation.newestAt)
  const hits = await Promise.all(
    bearing.slice(0, MOST.topics).map(async ({ topic, conversation: { id, customer, newestAt } }): Promise<Hit[]> => {
      const found = await headById(db, customer)
      return found ? [{ found: "topic", customer: found, conversation: id, topic, at: newestAt }] : []
    }),
  )
  return { hits: hits.flat(), more: bearing.length > MOST.topics }
}

/**
 * From one name to the next: a walk over distinct keys would pass by every conversation that bears one (measured: 30 ms of 10,000). What
 * follows each name that was there the last time is asked at once.
 */
async function topicNames(db: DeskDb): Promise<string[]> {
  const known = ["", ...(lastNames.get(db) ?? [])]
  const nexts = await Promise.all(known.map((name) => nameAfter(db, name)))
  const after = new Map(known.map((name, nth) => [name, nexts[nth]]))
  const names: string[] = []
  for (let name = after.get(""); name !== undefined && names.length < TOPICS; ) {
    names.push(name)
    name = after.has(name) ? after.get(name) : await nameAfter(db, name)
  }
  lastNames.set(db, names)
  return names
}

const lastNames = new WeakMap<DeskDb, readonly string[]>()

async function nameAfter(db: DeskDb, name: string): Promise<string | undefined> {
  const [next] = (await db.conversations.where("topics").above(name).limit(1).keys()) as string[]
  return next
}

/** The index trails: what was emptied a moment ago leaves it later, so more are asked for when some of the newest don't say it. */
async function findEntries(db: DeskDb, terms: readonly string[], most: number, asked?: AbortSignal): Promise<Found> {
  for (let count = most + 1; ; count *= 4) {
    const places = await findNewest(db, terms, count, asked)
    const hits = await hitsOf(db, places, terms, asked)
    if (hits.length > most || places.length < count) return { hits: hits.slice(0, most), more: hits.length > most }
  }
}

/** What stands in the entries is looked at once more: emptied text is never shown, also before the index has heard of it. */
async function hitsOf(db: DeskDb, places: readonly FoundPlace[], terms: readonly string[], asked?: AbortSignal) {
  asked?.throwIfAborted()
  const entries = await db.entries.bulkGet(places.map(({ id }): EntryId => entryId(id)))
  asked?.throwIfAborted()
  const saying = entries.flatMap((entry) => {
    const text = entry ? findable(entry) : ""
    return entry && matches(wordsOf(text), terms) ? [{ entry, text }] : []
  })
  const ids = [...new Set(saying.map(({ entry }) => entry.customer))]
  const customers = await db.customers.bulkGet(ids)
  const heads = await Promise.all(customers.map((customer) => customer && headOf(db, customer)))
  const byId = new Map(ids.map((id, nth) => [id, heads[nth]]))
  return saying.flatMap(({ entry, text }): Hit[] => {
    const customer = byId.get(entry.customer)
    const conversation = entry.conversation ?? customer?.open ?? customer?.latest ?? null
    return customer && conversation ? [{ found: "entry", customer, conversation, entry, text }] : []
  })
}

/** How far the full-text index is. */
export interface IndexView {
  /** Rows that wait; an estimate while a rebuild counts, or while a new copy lies by. 0: search finds everything. */
  left: number
  total: number
  stopped: boolean
}

/** Asks how far the full-text index is. */
export async function readIndexing(db: DeskDb = desk): Promise<IndexView> {
  const [unindexed, lying, state] = await Promise.all([
    db.unindexed.count(),
    db.laidBy.count(),
    db.indexing.get("search"),
  ])
  const queued = unindexed + lying * IN_A_ROW
  const rebuild = state?.rebuild ?? null
  if (!rebuild) return { left: queued, total: queued, stopped: state?.stopped ?? false }
  const total = rebuild.total ?? (await db.entries.count()) + (await db.customers.count())
  return { left: Math.max(0, total - rebuild.done) + queued, total: total + queued, stopped: state?.stopped ?? false }
}
