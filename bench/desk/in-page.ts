import { REBUILD } from "~store/indexing"
import { deskOf } from "./desk"
import type { DeskSize } from "./size"

/** What is to be written into the desk of this browser. `index`: whether the full-text index is told that all of it is to be made. */
export interface FillTerms {
  size: DeskSize
  seed: number
  now: number
  index: "due" | "none"
}

/** Rows written, and how long that took, in milliseconds: making them, and all of it. */
export interface Filled {
  rows: number
  makingMs: number
  allMs: number
}

/** Transactions that are under way at once: one is written while the rows of the next are made. */
const AT_ONCE = 4

/**
 * Writes a made desk past everything that is ours, as fast as the browser takes it; runs in a page of the extension that has no desk open
 * itself. Nobody is told: whoever has the desk open must be started anew.
 */
async function fill({ index, ...terms }: FillTerms): Promise<Filled> {
  const began = performance.now()
  const db = await openStored()
  let [rows, makingMs] = [0, 0]
  const writing = new Set<Promise<void>>()
  const batches = deskOf(terms)
  for (;;) {
    const from = performance.now()
    const { value: batch, done } = batches.next()
    makingMs += performance.now() - from
    if (done) break
    const written = write(db, batch).then(() => void writing.delete(written))
    writing.add(written)
    rows += Object.values(batch).reduce((all, some = []) => all + some.length, 0)
    if (writing.size >= AT_ONCE) await Promise.race(writing)
  }
  const indexing = index === "due" ? REBUILD : { ...REBUILD, rebuild: null }
  await Promise.all([...writing, write(db, { indexing: [indexing] })])
  db.close()
  return { rows, makingMs, allMs: performance.now() - began }
}

/** The desk as the extension has made it: this page knows nothing of its versions. */
async function openStored(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("aside")
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function write(db: IDBDatabase, batch: Partial<Record<string, readonly object[]>>): Promise<void> {
  const tables = Object.keys(batch)
  const transaction = db.transaction(tables, "readwrite", { durability: "relaxed" })
  for (const table of tables) {
    const store = transaction.objectStore(table)
    for (const row of batch[table] ?? []) store.put(row)
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

Object.assign(globalThis, { fillDesk: fill })
