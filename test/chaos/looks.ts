import type { Page } from "puppeteer-core"
import type { Moment, WholeDesk } from "./rows"
import { brokenRules } from "./rules"

/** What the watcher in our page saw since it was last asked. */
export interface Seen {
  /** Moments of the desk that it looked at. */
  looks: number
  broken: string[]
  /** The newest moment; null before the first. */
  moment: Moment | null
}

const MOMENT = ["conversations", "agents", "sends", "settings"] as const
const WHOLE = [...MOMENT, "entries", "customers", "quarantine"] as const

/** Reads these tables in one transaction: a moment that was, not a mixture of several. */
const READER = `async (tables) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error("blocked"))
  })
  const db = await done(indexedDB.open("aside"))
  try {
    const there = tables.filter((table) => db.objectStoreNames.contains(table))
    if (there.length === 0) return null
    const transaction = db.transaction(there)
    const rows = await Promise.all(there.map((table) => done(transaction.objectStore(table).getAll())))
    return Object.fromEntries(tables.map((table) => [table, rows[there.indexOf(table)] ?? []]))
  } finally {
    db.close()
  }
}`

/** Watches from inside our page: at every write that is announced there, and every 50 ms whatever is announced. */
const WATCHER = `(() => {
  if (globalThis.chaos) return
  const read = ${READER}
  const rules = ${"$rules"}
  const seen = { looks: 0, broken: [], moment: null }
  let busy = false, again = false
  const look = async () => {
    if (busy) { again = true; return }
    busy = true
    try {
      do {
        again = false
        const moment = await read(${JSON.stringify(MOMENT)})
        if (moment === null) break
        seen.moment = moment
        seen.looks++
        for (const rule of rules(moment)) if (!seen.broken.includes(rule)) seen.broken.push(rule)
      } while (again)
    } catch {} finally { busy = false }
  }
  new BroadcastChannel("x-storagemutated-1").onmessage = look
  setInterval(look, 50)
  globalThis.chaos = { read, take: () => ({ looks: seen.looks, broken: seen.broken.splice(0), moment: seen.moment, past: (seen.looks = 0) }) }
})()`

/** Sets the watcher up in one of our own pages. Asking twice is harmless. */
export async function watch(page: Page): Promise<void> {
  // What a test runner adds to functions that are carried over as text.
  const name = "globalThis.__name ??= (it) => it;"
  await page.evaluate(name + WATCHER.replace("$rules", () => `(${brokenRules.toString()})`))
}

/** What was seen since the last time. */
export const seenBy = (page: Page): Promise<Seen> => page.evaluate("globalThis.chaos.take()") as Promise<Seen>

/** The whole desk as it stands now. */
export const wholeDesk = (page: Page): Promise<WholeDesk> =>
  page.evaluate(`globalThis.chaos.read(${JSON.stringify(WHOLE)})`) as Promise<WholeDesk>

/** Rows of some tables as they stand now. */
export const rowsNow = <T>(page: Page, table: string): Promise<T[]> =>
  page.evaluate(`globalThis.chaos.read(["${table}"]).then((all) => all["${table}"])`) as Promise<T[]>
