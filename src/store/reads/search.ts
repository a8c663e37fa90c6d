import type { Conversation } from "~core/conversation"
import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import { type ConversationId, type CustomerId, customerId, type EntryId, entryId } from "~core/ids"
import { matches, termsOf, wordsOf } from "~core/search-words"
import { type DeskDb, desk } from "../desk-db"
import { findable } from "../indexing"
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

/** Most hits of each kind. */
const MOST = { customers: 8, topics: 8, entries: 50 }
/** So many of the newest rows are looked through first: what is said often is found among them, and no long list of rows is read. */
const NEWEST = 500
/** Up to so many rows are looked at one by one rather than reading another term's list. */
const FEW = 1_000
const BATCH = 200

/** Finds customers, topics and what was said or noted, each newest first, in which every word of the query begins a word. */
export async function readSearch(query: string, db: DeskDb = desk): Promise<SearchView> {
  const terms = termsOf(query)
  if (terms.length === 0) return { query, terms, hits: [], more: false }
  const [customers, topics, entries] = await Promise.all([
    findCustomers(db, terms),
    findTopics(db, terms),
    findEntries(db, terms),
  ])
  const more = [customers, topics, entries].some((found) => found.more)
  return { query, terms, hits: [...customers.hits, ...topics.hits, ...entries.hits], more }
}

type Found = { hits: Hit[]; more: boolean }

async function findCustomers(db: DeskDb, terms: readonly string[]): Promise<Found> {
  const [first = "", ...others] = terms
  let ids = [...new Set(await db.names.where("words").startsWith(first).primaryKeys())]
  if (others.length > 0) {
    const rows = await db.names.bulkGet(ids)
    ids = rows.flatMap((row) => (row && matches(row.words, terms) ? [row.id] : []))
  }
  const customers = (await db.customers.bulkGet(ids.map((id): CustomerId => customerId(id)))).filter(
    (c) => c !== undefined,
  )
  const stood = await Promise.all(customers.map((customer) => headOf(db, customer)))
  const shown = [...new Map(stood.map((customer) => [customer.id, customer])).values()]
  const latest = await db.conversations.bulkGet(
    shown.map(({ open, latest }) => (open ?? latest ?? "") as ConversationId),
  )
  const hits = shown.map((customer, i) => ({ customer, latest: latest[i] }))
  hits.sort((a, b) => (b.latest?.newestAt ?? 0) - (a.latest?.newestAt ?? 0))
  return {
    hits: hits
      .slice(0, MOST.customers)
      .map(({ customer, latest }) => ({ found: "customer", customer, conversation: latest?.id ?? null })),
    more: hits.length > MOST.customers,
  }
}

/** Topics are few, so their names are gone through; the conversations that bear them come over the index. */
async function findTopics(db: DeskDb, terms: readonly string[]): Promise<Found> {
  const names = (await db.conversations.orderBy("topics").uniqueKeys()) as string[]
  const named = names.filter((name) => matches(wordsOf(name), terms))
  const bearing: [string, Conversation][] = []
  for (const topic of named.slice(0, MOST.topics)) {
    const newest = await db.conversations.where("topics").equals(topic).limit(BATCH).sortBy("newestAt")
    bearing.push(...newest.slice(-MOST.topics).map((conversation): [string, Conversation] => [topic, conversation]))
  }
  bearing.sort(([, a], [, b]) => b.newestAt - a.newestAt)
  const hits = await Promise.all(
    bearing.slice(0, MOST.topics).map(async ([topic, { id, customer, newestAt }]): Promise<Hit[]> => {
      const found = await headById(db, customer)
      return found ? [{ found: "topic", customer: found, conversation: id, topic, at: newestAt }] : []
    }),
  )
  return { hits: hits.flat(), more: bearing.length > MOST.topics }
}

async function findEntries(db: DeskDb, terms: readonly string[]): Promise<Found> {
  const most = MOST.entries + 1
  const newest = await db.words.orderBy("place").reverse().limit(NEWEST).toArray()
  let ids = newest.filter((row) => matches(row.words, terms)).map(({ entry }) => entry)
  if (ids.length < most && newest.length === NEWEST) ids = await searchAll(db, terms, most)
  const entries = await db.entries.bulkGet(ids.slice(0, MOST.entries).map((id): EntryId => entryId(id)))
  const hits = await Promise.all(entries.map((entry) => hitOf(db, entry, terms)))
  return { hits: hits.flat(), more: ids.length >= most }
}

/** Reads the lists of places of as many terms as it takes to leave few, then looks at these from the newest on. */
async function searchAll(db: DeskDb, terms: readonly string[], most: number): Promise<string[]> {
  let places: number[] | null = null
  for (const term of terms) {
    if (places && places.length <= FEW) break
    const found = (await db.words.where("words").startsWith(term).primaryKeys()) as number[]
    const here = new Set(found)
    places = places ? places.filter((place) => here.has(place)) : [...here]
  }
  const sorted = (places ?? []).sort((a, b) => b - a)
  const ids: string[] = []
  for (let at = 0; at < sorted.length && ids.length < most; at += BATCH) {
    const rows = await db.words.bulkGet(sorted.slice(at, at + BATCH))
    ids.push(...rows.flatMap((row) => (row && matches(row.words, terms) ? [row.entry] : [])))
  }
  return ids.slice(0, most)
}

/** The index trails: what was emptied a moment ago is not shown, whatever it says. */
async function hitOf(db: DeskDb, entry: Entry | undefined, terms: readonly string[]): Promise<Hit[]> {
  const text = entry ? findable(entry) : ""
  if (!entry || !matches(wordsOf(text), terms)) return []
  const customer = await headById(db, entry.customer)
  const conversation = entry.conversation ?? customer?.open ?? customer?.latest ?? null
  return customer && conversation ? [{ found: "entry", customer, conversation, entry, text }] : []
}

/** How far the full-text index is. */
export interface IndexView {
  /** Rows that wait; an estimate while a rebuild counts. 0: search finds everything. */
  left: number
  total: number
  stopped: boolean
}

/** Asks how far the full-text index is. */
export async function readIndexing(db: DeskDb = desk): Promise<IndexView> {
  const [queued, state] = await Promise.all([db.unindexed.count(), db.indexing.get("search")])
  const rebuild = state?.rebuild ?? null
  if (!rebuild) return { left: queued, total: queued, stopped: state?.stopped ?? false }
  const total = rebuild.total ?? (await db.entries.count()) + (await db.customers.count())
  return { left: Math.max(0, total - rebuild.done) + queued, total: total + queued, stopped: state?.stopped ?? false }
}
