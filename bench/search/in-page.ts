import { termsOf, wordsOf } from "~core/search-words"
import { DeskDb } from "~store/desk-db"
import { stopIndex } from "~store/index-words"
import { findable } from "~store/indexing"
import { FOUND, readIndexing, readSearch } from "~store/reads/search"

/** What one search took, in milliseconds, and what it found. */
export interface Searched {
  query: string
  ms: number
  hits: number
}

const db = new DeskDb()

/** One search after another, each from the question to the first twenty hits with their customers. */
async function search(queries: readonly string[]): Promise<Searched[]> {
  const searched: Searched[] = []
  for (const query of queries) {
    const began = performance.now()
    const { hits } = await readSearch(query, db, undefined, FOUND.first)
    searched.push({ query, ms: performance.now() - began, hits: hits.length })
  }
  return searched
}

/** From nothing to the first hits: the database is opened for it. */
async function first(query: string): Promise<number> {
  const began = performance.now()
  const own = new DeskDb()
  await readSearch(query, own, undefined, FOUND.first)
  const ms = performance.now() - began
  own.close()
  return ms
}

/** Words with a number in them, of entries from all over the desk. */
async function rareWords(count: number): Promise<string[]> {
  const rare: string[] = []
  const segments = await db.segments.toArray()
  for (let nth = 0; rare.length < count && nth < count * 50; nth++) {
    const segment = segments[nth % segments.length]
    if (!segment) break
    const from = 64 * Math.floor((((nth * 7_919) % 1_000) / 1_000) * Math.floor(segment.entries / 64))
    const places = await db.placeRuns.get([segment.id, from])
    const entries = await db.entries.bulkGet((places?.ids ?? []) as never[])
    const words = entries.flatMap((entry) => (entry ? wordsOf(findable(entry)) : []))
    const odd = words.filter((word) => /\d/u.test(word) && word.length > 4 && termsOf(word).length === 1)
    rare.push(...odd.slice(0, 2))
  }
  return rare.slice(0, count)
}

/** Bytes of the index on the disk, as they are handed to it: before the database's own compression. */
async function indexBytes(): Promise<{ words: number; places: number; entries: number; segments: number }> {
  const segments = await db.segments.toArray()
  let [words, places] = [0, 0]
  await db.wordRuns.each(({ bytes, last }) => {
    words += bytes.length + last.length
  })
  await db.placeRuns.each(({ ids }) => {
    places += ids.reduce((sum, id) => sum + id.length + 9, 0)
  })
  return { words, places, entries: segments.reduce((sum, one) => sum + one.entries, 0), segments: segments.length }
}

/** Lets so many entries wait for the index that are in it already: they are taken in as if they had just been said. */
async function enqueue(count: number): Promise<void> {
  await stopIndex(db, true)
  const said = await db.entries
    .filter((entry) => findable(entry) !== "")
    .limit(count)
    .primaryKeys()
  await db.unindexed.bulkAdd(said.map((id) => ({ of: "entry" as const, id })) as never[])
}

/** Lets the worker's index go on, and says how many milliseconds it took until nothing waited. */
async function catchUp(): Promise<number> {
  const began = performance.now()
  await stopIndex(db, false)
  while ((await readIndexing(db)).left > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  return performance.now() - began
}

/** Events a second that IndexedDB takes: an entry and a record each, a hundred a transaction, as safe as the desk writes. */
async function rawWrites(events: number): Promise<number> {
  const raw = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("aside-bench-raw", 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("entries", { keyPath: "id" })
      opening.result.createObjectStore("records", { keyPath: "id" })
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const [entries, records] = await Promise.all([
    db.entries.limit(2_000).toArray(),
    db.conversations.limit(2_000).toArray(),
  ])
  const began = performance.now()
  for (let from = 0; from < events; from += 100) {
    const transaction = raw.transaction(["entries", "records"], "readwrite", { durability: "strict" })
    for (let nth = from; nth < from + 100; nth++) {
      transaction.objectStore("entries").put({ ...entries[nth % entries.length], id: `e${nth}` })
      transaction.objectStore("records").put({ ...records[nth % records.length], id: `r${nth}` })
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
  }
  const ms = performance.now() - began
  raw.close()
  indexedDB.deleteDatabase("aside-bench-raw")
  return (events / ms) * 1_000
}

const left = () => readIndexing(db)
const ours = { search, first, rareWords, indexBytes, enqueue, catchUp, rawWrites, left }
/** What the page is asked. */
export type Ours = typeof ours
Object.assign(globalThis, { ours })
