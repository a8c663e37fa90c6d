import { readOnce } from "~background/ingest"
import type { DeskDb } from "~store/desk-db"
import { readDesk } from "~store/reads/desk"
import { live } from "~store/reads/live"
import { ACCOUNT, aDesk, remove, worldOf } from "./bench-world"
import { pageOf, pagesOf } from "./x-pages"

/** Milliseconds by way, for the same events; and what Aside's way asked of the database. */
export interface IngestRound {
  events: number
  ours: number
  /** The same with the panel's question listening; how often it was answered, and the longest answer. */
  watched: number
  answers: number
  longestAnswer: number
  /** The same where rows are not checked as they are read. */
  unchecked: number
  raw: number
  rawBulk: number
  decodeOnly: number
  writes: number
  reads: number
}

/** One round of every way, one after the other. */
export async function measureIngest({ events, round }: { events: number; round: number }): Promise<IngestRound> {
  const pages = pagesOf(String(ACCOUNT), events, Date.now() - events * 1_000 - 60_000)
  const decode = pageOf(pages)
  const decodeOnly = await timed(async () => {
    for (const [n] of pages.texts.entries()) await decode(ACCOUNT, { size: 100, token: n === 0 ? null : String(n) })
  })
  const ways = ["ours", "watched", "unchecked", "raw", "rawBulk"] as const
  const found: Partial<IngestRound> = { events, decodeOnly }
  let rows: Rows = { entries: [], records: [] }
  // Each goes first in its turn; the rows of the first are what the raw ways write.
  const first = await ingest(decode, {})
  Object.assign(found, first.found, { ours: first.ms })
  rows = first.rows
  for (let n = 0; n < ways.length; n++) {
    const way = ways[(n + round) % ways.length]
    if (way === "raw") found.raw = await writeRaw(rows, 1)
    if (way === "rawBulk") found.rawBulk = await writeRaw(rows, 100)
    if (way === "unchecked") found.unchecked = (await ingest(decode, { unchecked: true })).ms
    if (way === "watched") {
      const watched = await ingest(decode, { watched: true })
      Object.assign(found, { watched: watched.ms, answers: watched.answers, longestAnswer: watched.longestAnswer })
    }
    if (way === "ours") found.ours = (await ingest(decode, {})).ms
  }
  return found as IngestRound
}

interface Rows {
  entries: object[]
  records: object[]
}

async function ingest(page: ReturnType<typeof pageOf>, { unchecked = false, watched = false }) {
  const asked = countTransactions()
  const db = await aDesk("aside-bench-ingest")
  if (unchecked) {
    db.close()
    db.unuse({ stack: "dbcore", name: "rows" })
    await db.open()
  }
  const watch = watched ? await watchDesk(db) : null
  const world = worldOf(db, page)
  asked.begin()
  const ms = await timed(async () => {
    while (await readOnce(world, ACCOUNT)) {}
  })
  const { readwrite: writes, readonly: reads } = asked.stop()
  const answered = (await watch?.stop()) ?? { answers: 0, longestAnswer: 0 }
  // One entry and one record for each event, as they were written.
  const entries = (await db.entries.toArray()).filter((entry) => "event" in entry)
  const conversations = await db.conversations.toArray()
  const customers = await db.customers.toArray()
  const records = entries.map((_, n) => ({ ...(conversations[n % conversations.length] ?? customers[0]), id: `r${n}` }))
  await remove(db)
  return { ms, rows: { entries, records }, found: { writes, reads, events: entries.length }, ...answered }
}

/** The panel's own question, asked and answered as the panel does. */
async function watchDesk(db: DeskDb) {
  let answers = 0
  let longestAnswer = 0
  let told: () => void = () => {}
  const first = new Promise<void>((resolve) => {
    told = resolve
  })
  const ask = async () => {
    const began = performance.now()
    const view = await readDesk(db)
    longestAnswer = Math.max(longestAnswer, performance.now() - began)
    return view
  }
  const listening = live(ask).subscribe(() => {
    answers++
    told()
  })
  await first
  answers = 0
  longestAnswer = 0
  return {
    stop: async () => {
      listening.unsubscribe()
      return { answers, longestAnswer }
    },
  }
}

/** Writes so many events in each transaction, flushed to the disk as Aside's are: an entry and a record each, in stores without an index. */
async function writeRaw({ entries, records }: Rows, together: number): Promise<number> {
  const name = "aside-bench-raw"
  await indexedDB.deleteDatabase(name)
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => {
      for (const store of ["entries", "records"]) opening.result.createObjectStore(store, { keyPath: "id" })
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const ms = await timed(async () => {
    for (let from = 0; from < entries.length; from += together)
      await new Promise<void>((resolve, reject) => {
        const writing = db.transaction(["entries", "records"], "readwrite", { durability: "strict" })
        for (let n = from; n < Math.min(from + together, entries.length); n++) {
          writing.objectStore("entries").add(entries[n])
          writing.objectStore("records").put(records[n])
        }
        writing.oncomplete = () => resolve()
        writing.onerror = () => reject(writing.error)
      })
  })
  db.close()
  indexedDB.deleteDatabase(name)
  return ms
}

/** Counts what a database that is opened after this is asked. */
function countTransactions() {
  const counts = { readonly: 0, readwrite: 0, versionchange: 0 }
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (stores, mode = "readonly", options) {
    counts[mode]++
    return begin.call(this, stores, mode, options)
  }
  return {
    begin: () => Object.assign(counts, { readonly: 0, readwrite: 0 }),
    stop: () => {
      IDBDatabase.prototype.transaction = begin
      return counts
    },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
