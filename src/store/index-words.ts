import type { Conversation } from "~core/conversation"
import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import { type ConversationId, type CustomerId, customerId, type EntryId, entryId } from "~core/ids"
import { packed } from "~core/search-block"
import { moved, type Said, segmentOf, wordsMoved } from "~core/search-segment"
import { HEAD, INDEX_SIZES, type IndexSizes, toMerge } from "~core/search-tiers"
import { wordsOf } from "~core/search-words"
import type { DeskDb } from "./desk-db"
import { forgetSome, goneSince } from "./index-forgotten"
import { dropSegments, readSegment, rewriteSegments, writeSegment } from "./index-segments"
import {
  type CustomerWords,
  findable,
  type Indexing,
  REBUILD,
  type Rebuild,
  SEGMENT_TABLES,
  type Unindexed,
} from "./indexing"
import { wordsOfCustomer } from "./words-of-customer"

/**
 * Does the next step of the full-text index; false when nothing waits (or it was stopped). Segments become one before more are added: what
 * is looked for is then never in many. What is newly written comes before what is indexed anew, and that before forgetting.
 */
export async function indexSome(db: DeskDb, sizes: IndexSizes = INDEX_SIZES): Promise<boolean> {
  const state = await db.indexing.get("search")
  if (state?.stopped) return false
  if (await mergeSome(db, sizes)) return true
  const queue = await db.unindexed.orderBy("seq").limit(sizes.step).toArray()
  if (queue.length > 0) await indexQueued(db, queue, sizes)
  else if (state?.rebuild) await rebuildSome(db, state, state.rebuild, sizes)
  else return forgetSome(db)
  return true
}

/** Stops the index where it is, or lets it go on from there. */
export async function stopIndex(db: DeskDb, stopped: boolean): Promise<void> {
  await db.transaction("rw", db.indexing, async () => {
    const state = await db.indexing.get("search")
    await db.indexing.put({ ...REBUILD, rebuild: null, ...state, stopped })
  })
}

async function mergeSome(db: DeskDb, sizes: IndexSizes): Promise<boolean> {
  const segments = toMerge(await db.segments.toArray(), sizes)
  const [first] = segments ?? []
  if (!segments || !first) return false
  const gone = await goneSince(db, Math.min(...segments.map(({ clean }) => clean)))
  await rewriteSegments(db, segments, first.tier + 1, gone)
  return true
}

/** A row that changes meanwhile stands in the queue again, behind these: what is written here now is soon mended. */
async function indexQueued(db: DeskDb, queue: Unindexed[], sizes: IndexSizes): Promise<void> {
  const ids = (of: Unindexed["of"]) => [...new Set(queue.filter((row) => row.of === of).map(({ id }) => id))]
  const [entryIds, customerIds] = [ids("entry"), ids("customer")]
  const [entries, customers] = await Promise.all([
    db.entries.bulkGet(entryIds.map((id): EntryId => entryId(id))),
    db.customers.bulkGet(customerIds.map((id): CustomerId => customerId(id))),
  ])
  const gone = entryIds.flatMap((id, nth) => {
    const entry = entries[nth]
    return entry && findable(entry) ? [] : [{ id, at: entry?.at ?? null }]
  })
  const [said, names] = [entries.flatMap(saidOf), await namesOf(db, customers)]
  await db.transaction("rw", [...SEGMENT_TABLES, "names", "forgotten", "unindexed"], async () => {
    await db.names.bulkDelete(customerIds)
    await Promise.all([addEntries(db, said, sizes), db.names.bulkPut(names), db.forgotten.bulkAdd(gone)])
    // All of them, as nothing is ever written before what stands in the queue.
    await db.unindexed
      .where("seq")
      .belowOrEqual(queue.at(-1)?.seq ?? 0)
      .delete()
  })
}

async function rebuildSome(db: DeskDb, state: Indexing, rebuild: Rebuild, sizes: IndexSizes): Promise<void> {
  const total = rebuild.total ?? (await db.entries.count()) + (await db.customers.count())
  const { doing, upTo } = rebuild
  const after = upTo ?? ""
  const entries = doing === "entries" ? await db.entries.where("id").above(after).limit(sizes.step).toArray() : []
  const customers = doing === "customers" ? await db.customers.where("id").above(after).limit(sizes.step).toArray() : []
  const last = [...entries, ...customers].at(-1)
  const done = rebuild.done + entries.length + customers.length
  const [said, names] = [entries.flatMap(saidOf), await namesOf(db, customers)]
  await db.transaction("rw", [...SEGMENT_TABLES, "names", "forgotten", "indexing"], async () => {
    const now = await db.indexing.get("search")
    // Begun anew in the meantime: that one goes on, from its start.
    if (now?.rebuild?.doing !== doing || now.rebuild.upTo !== upTo) return
    await Promise.all([addEntries(db, said, sizes), db.names.bulkPut(names)])
    const next: Rebuild | null = last
      ? { doing, upTo: last.id, done, total }
      : doing === "customers"
        ? { doing: "entries", upTo: null, done, total }
        : null
    await db.indexing.put({ ...state, stopped: now.stopped, rebuild: next })
  })
}

const saidOf = (entry: Entry | undefined): Said[] => {
  const words = entry ? wordsOf(findable(entry)) : []
  return entry && words.length > 0 ? [{ id: entry.id, at: entry.at, words }] : []
}

/** Joins entries to the youngest segment, in a transaction over the tables of segments and what was forgotten. */
async function addEntries(db: DeskDb, said: readonly Said[], { head }: IndexSizes): Promise<void> {
  if (said.length === 0) return
  const young = (await db.segments.toArray()).find(({ tier }) => tier === HEAD)
  const added = segmentOf(said)
  const parts = young ? [added, await readSegment(db, young.id)] : [added]
  const { moves, ...places } = moved(parts, () => false)
  const words = wordsMoved(
    parts.map(({ runs }) => runs),
    moves,
  )
  const clean = young?.clean ?? (await db.forgotten.orderBy("seq").last())?.seq ?? 0
  const tier = places.ids.length < head ? HEAD : HEAD + 1
  if (young) await dropSegments(db, [young.id])
  await writeSegment(db, { ...places, runs: [...packed(words)] }, { tier, clean })
}

async function namesOf(db: DeskDb, customers: readonly (Customer | undefined)[]): Promise<CustomerWords[]> {
  const stand = customers.filter((customer) => customer !== undefined)
  const latest = await db.conversations.bulkGet(stand.map(({ open, latest }) => open ?? latest ?? noConversation))
  const newest = (conversation: Conversation | undefined) => conversation?.newestAt ?? 0
  return stand.map((customer, nth) => ({
    id: customer.id,
    ago: -newest(latest[nth]),
    words: wordsOfCustomer(customer),
  }))
}

const noConversation = "" as ConversationId
