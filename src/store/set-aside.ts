import type { Table } from "dexie"
import type { DeskDb } from "./desk-db"
import { seeAll } from "./guard-rows"
import { isFull } from "./quarantine"
import { rowOf } from "./rows/of-tables"
import { noteTurnedAway } from "./turned-away"

/**
 * Moves a row that is not what its table holds into quarantine, raw, so that nothing it was named by stays taken. Looks again first: it
 * may be well by now. With the quarantine full it stays where it lies, seen by nobody, and is counted. `at` in Unix milliseconds.
 */
export async function setAside(db: DeskDb, table: string, key: unknown, at: number): Promise<void> {
  const tables: Table[] = [db.table(table), db.quarantine, db.turnedAway]
  await db.transaction("rw", tables, async (transaction) => {
    seeAll(transaction)
    if (!isKey(key)) return
    const raw: unknown = await db.table(table).get(key)
    const why = raw === undefined ? null : rowOf(table)?.amiss(raw)
    if (!why) return
    if (await isFull(db)) return noteTurnedAway(db, { who: "this computer", what: table, why: "full" }, 1, at)
    const id = `row.${table}.${String(key)}.${at}`
    await db.quarantine.put({ id, from: "desk", account: "", table, key, at, why, raw, triedAt: null, whole: true })
    await db.table(table).delete(key)
  })
}

/** What IndexedDB takes for a key. */
export const isKey = (key: unknown): key is string => {
  try {
    return indexedDB.cmp(key, key) === 0
  } catch {
    return false
  }
}

/** Sets aside whatever reads come upon, each row once, behind whoever reads. */
export function asideLater(db: DeskDb): (table: string, key: unknown) => void {
  const seen = new Set<string>()
  return (table, key) => {
    const name = `${table} ${String(key)}`
    if (seen.has(name)) return
    seen.add(name)
    // Not in the transaction that reads, nor in its zone: it may be a live question's.
    setTimeout(() => {
      setAside(db, table, key, Date.now())
        .catch((error: unknown) => console.error("Aside:", error))
        .finally(() => seen.delete(name))
    })
  }
}
