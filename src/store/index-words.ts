import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import { type CustomerId, customerId, type EntryId, entryId } from "~core/ids"
import { wordsOf } from "~core/search-words"
import type { DeskDb } from "./desk-db"
import { type EntryWords, findable, type Indexing, REBUILD, type Rebuild, type Unindexed } from "./indexing"

/** Rows of one step: a few milliseconds of the worker. */
const STEP = 200
const PLACES = 1_000

/** Puts the next rows that wait into the full-text index, newly written before rebuilt; false when none waits (or it was stopped). */
export async function indexSome(db: DeskDb, size = STEP): Promise<boolean> {
  const state = await db.indexing.get("search")
  if (state?.stopped) return false
  const queue = await db.unindexed.orderBy("seq").limit(size).toArray()
  if (queue.length > 0) {
    await indexQueued(db, queue)
    return true
  }
  if (!state?.rebuild) return false
  await rebuildSome(db, state, state.rebuild, size)
  return true
}

/** Begins the whole index anew: what is in it goes, and comes again from what stands. */
export async function rebuildIndex(db: DeskDb): Promise<void> {
  await db.transaction("rw", db.indexing, db.words, db.names, async () => {
    await Promise.all([db.words.clear(), db.names.clear(), db.indexing.put(REBUILD)])
  })
}

/** Stops the index where it is, or lets it go on from there. */
export async function stopIndex(db: DeskDb, stopped: boolean): Promise<void> {
  await db.transaction("rw", db.indexing, async () => {
    const state = await db.indexing.get("search")
    await db.indexing.put({ ...REBUILD, rebuild: null, ...state, stopped })
  })
}

/** A row that changes meanwhile stands in the queue again, behind these: what is written here now is soon mended. */
async function indexQueued(db: DeskDb, queue: Unindexed[]): Promise<void> {
  const ids = (of: Unindexed["of"]) => [...new Set(queue.filter((row) => row.of === of).map(({ id }) => id))]
  const [entryIds, customerIds] = [ids("entry"), ids("customer")]
  const [entries, customers] = await Promise.all([
    db.entries.bulkGet(entryIds.map((id): EntryId => entryId(id))),
    db.customers.bulkGet(customerIds.map((id): CustomerId => customerId(id))),
  ])
  await db.transaction("rw", db.words, db.names, db.unindexed, async () => {
    await db.words.where("entry").anyOf(entryIds).delete()
    await db.names.bulkDelete(customerIds)
    await Promise.all([addEntries(db, entries), addCustomers(db, customers)])
    await db.unindexed.bulkDelete(queue.map(({ seq }) => seq))
  })
}

async function rebuildSome(db: DeskDb, state: Indexing, rebuild: Rebuild, size: number): Promise<void> {
  const total = rebuild.total ?? (await db.entries.count()) + (await db.customers.count())
  const { doing, upTo } = rebuild
  const after = upTo ?? ""
  const entries = doing === "entries" ? await db.entries.where("id").above(after).limit(size).toArray() : []
  const customers = doing === "customers" ? await db.customers.where("id").above(after).limit(size).toArray() : []
  const last = [...entries, ...customers].at(-1)
  const done = rebuild.done + entries.length + customers.length
  await db.transaction("rw", db.words, db.names, db.indexing, async () => {
    const now = await db.indexing.get("search")
    // Begun anew in the meantime: that one goes on, from its start.
    if (now?.rebuild?.doing !== doing || now.rebuild.upTo !== upTo) return
    await db.words
      .where("entry")
      .anyOf(entries.map(({ id }) => id as string))
      .delete()
    await Promise.all([addEntries(db, entries), addCustomers(db, customers)])
    const next: Rebuild | null = last
      ? { doing, upTo: last.id, done, total }
      : doing === "customers"
        ? { doing: "entries", upTo: null, done, total }
        : null
    await db.indexing.put({ ...state, stopped: now.stopped, rebuild: next })
  })
}

async function addEntries(db: DeskDb, entries: readonly (Entry | undefined)[]): Promise<void> {
  const rows = entries.flatMap((entry): EntryWords[] => {
    const words = entry ? wordsOf(findable(entry)) : []
    return entry && words.length > 0 ? [{ place: Math.floor(entry.at) * PLACES, entry: entry.id, words }] : []
  })
  const taken = new Set<number>()
  for (const row of rows) row.place = await freePlace(db, row, taken)
  await db.words.bulkPut(rows)
}

/** The first free place at that millisecond. */
async function freePlace(db: DeskDb, { place }: EntryWords, taken: Set<number>): Promise<number> {
  let free = place
  while (taken.has(free) || (await db.words.where("place").equals(free).count()) > 0) free++
  taken.add(free)
  return free
}

async function addCustomers(db: DeskDb, customers: readonly (Customer | undefined)[]): Promise<void> {
  const rows = customers.flatMap((customer) =>
    customer ? [{ id: customer.id, words: wordsOfCustomer(customer) }] : [],
  )
  await db.names.bulkPut(rows)
}

/** What a customer is found by. */
const wordsOfCustomer = ({ name, handle, xId, details }: Customer): string[] =>
  wordsOf([name, handle ?? "", xId ?? "", ...details.map(({ value }) => value)].join(" \n "))
