import type { Page } from "puppeteer-core"

/** Every row of a table of the desk, read through one of Aside's own pages. */
export function rowsOf<Row>(page: Page, table: string, database = "aside"): Promise<Row[]> {
  return page.evaluate(
    async (table, database) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const db = await done(indexedDB.open(database))
      const rows = db.objectStoreNames.contains(table)
        ? await done(db.transaction(table).objectStore(table).getAll())
        : []
      db.close()
      return rows
    },
    table,
    database,
  ) as Promise<Row[]>
}
