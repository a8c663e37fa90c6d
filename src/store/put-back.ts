import type { Table } from "dexie"
import type { DeskDb, Quarantined } from "./desk-db"
import { seeAll } from "./guard-rows"
import { rowOf } from "./rows/of-tables"
import { isKey } from "./set-aside"

/** Puts a row that was set aside back where it lay, if it is by now what its table holds and its place is free; else says why not. */
export async function putBack(db: DeskDb, { id, table: name, key, raw, whole }: Quarantined): Promise<string | null> {
  const row = name === null ? null : rowOf(name)
  if (name === null || row === null || !whole || !isKey(key)) return "there is no such place"
  const wrong = row.amiss(raw)
  if (wrong !== null) return wrong
  const table: Table = db.table(name)
  return db.transaction("rw", table, db.quarantine, async (transaction) => {
    seeAll(transaction)
    if ((await table.get(key)) !== undefined) return "another row has taken its place"
    await table.add(raw)
    await db.quarantine.delete(id)
    return null
  })
}
