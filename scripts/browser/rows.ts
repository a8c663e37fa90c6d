import type { Page, WebWorker } from "puppeteer-core"

/** Reads tables of a database in one transaction. As text: what carries functions over to a page may put names into them that are not there. */
const READER = `(async (tables, database, keep) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const db = await done(indexedDB.open(database))
  try {
    const there = tables.filter((table) => db.objectStoreNames.contains(table))
    const transaction = there.length > 0 ? db.transaction(there) : null
    const rows = await Promise.all(there.map((table) => done(transaction.objectStore(table).getAll())))
    return keep(Object.fromEntries(tables.map((table) => [table, rows[there.indexOf(table)] ?? []])))
  } finally {
    db.close()
  }
})`

/** All rows of these tables as they stood at one moment, or what a program (a function of them, as text) keeps of them. */
export function tablesOf<Rows>(
  page: Page,
  tables: readonly string[],
  { database = "aside", keep = "(rows) => rows" } = {},
): Promise<Rows> {
  return page.evaluate(`${READER}(${JSON.stringify(tables)}, ${JSON.stringify(database)}, ${keep})`) as Promise<Rows>
}

/** Every row of a table of the desk, read in the worker. */
export const tableIn = async (worker: WebWorker, table: string): Promise<Record<string, unknown>[]> => {
  const rows = await worker.evaluate(`${READER}(${JSON.stringify([table])}, "aside", (rows) => rows)`)
  return (rows as Record<string, Record<string, unknown>[]>)[table] ?? []
}

/** Every row of a table of the desk, read through one of Aside's own pages. */
export async function rowsOf<Row>(page: Page, table: string, database = "aside"): Promise<Row[]> {
  return (await tablesOf<Record<string, Row[]>>(page, [table], { database }))[table] ?? []
}
