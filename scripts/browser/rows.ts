import type { Page } from "puppeteer-core"

/** Every row of a table of the desk, read through one of Aside's own pages. */
export function rowsOf<Row>(page: Page, table: string, database = "aside"): Promise<Row[]> {
  return page.evaluate(
    (table, database) =>
      // No function in here gets a name: tsx would call a helper of its own for it, which the page doesn't have.
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(database)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          if (!db.objectStoreNames.contains(table)) return resolve([])
          const all = db.transaction(table).objectStore(table).getAll()
          all.onerror = () => reject(all.error)
          all.onsuccess = () => {
            db.close()
            resolve(all.result)
          }
        }
      }),
    table,
    database,
  ) as Promise<Row[]>
}
