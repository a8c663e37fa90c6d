import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { screenOf } from "../../scripts/browser/screen"
import type { Quarantined } from "../../src/store/desk-db"
import { accept, type Desk, eventually, fate, look, messagesOf, openDesk, reply, rowsOf } from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Maximum messaging capacity": 10 })
})
afterAll(() => desk?.stage.close())

/** A hand in DevTools: lays broken copies of a table's rows beside the good ones (or spoils all of them), past every check. */
const spoil = (page: Page, table: string, all: boolean) =>
  page.evaluate(
    async (table, all) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const db = await done(indexedDB.open("aside"))
      const store = db.transaction(table, "readwrite").objectStore(table)
      const rows = (await done(store.getAll())) as Record<string, unknown>[]
      const key = typeof store.keyPath === "string" ? store.keyPath : "id"
      let count = 0
      for (const row of rows.slice(0, 3)) {
        const names = Object.keys(row).filter((name) => ![key, "kind", "rev"].includes(name))
        for (const [n, name] of names.entries()) {
          const { [name]: was, ...rest } = row
          const wrong = n % 2 ? rest : { ...row, [name]: Array.isArray(was) ? { length: 1 } : [[was]] }
          if (all) await done(store.put(wrong))
          else if (typeof row[key] === "string") await done(store.put({ ...wrong, [key]: `${row[key]}-spoilt-${n}` }))
          count++
          if (all) break
        }
      }
      db.close()
      return count
    },
    table,
    all,
  )

const asideOf = async (table: string) =>
  (await rowsOf<Quarantined>(desk.panel.page, "quarantine")).filter((row) => row.table === table)

test("rows spoilt by hand in any table stop no screen and no loop, and lie in quarantine by name", async () => {
  const { stage, panel } = desk
  stage.x.customer("carla_m").writes("Wi-Fi was paid for")
  await look(panel)
  await accept(panel, "Carla Mendes")
  await reply(panel, "We look into it")
  await fate(panel, "We look into it", "Sent")
  const troubles: string[] = []
  panel.page.on("pageerror", (error) => troubles.push(String(error)))
  const tables = [
    "conversations",
    "customers",
    "sends",
    "entries",
    "accounts",
    "inboxes",
    "agents",
    "standings",
    "cursors",
  ]
  for (const table of tables) expect(await spoil(panel.page, table, false), table).toBeGreaterThan(3)
  await look(panel)
  stage.x.customer("sam_o").writes("And my bag?")
  await look(panel)
  await accept(panel, "Sam")
  await reply(panel, "It is at the desk")
  await fate(panel, "It is at the desk", "Sent")
  for (const name of ["options.html", "tabs/health.html", "tabs/report.html", "tabs/overview.html"]) {
    const screen = screenOf(await stage.openOwn(name))
    screen.page.on("pageerror", (error) => troubles.push(String(error)))
    await screen.page.waitForSelector("main h1")
    if (name.includes("health")) {
      await screen.read("A row of ")
      await screen.press("button", "Try all again")
      await screen.read("was understood")
    }
    await screen.page.close()
  }
  // A customer's row is read by who asks for that customer, and nobody asks for these copies: no screen reads all of them.
  const met = tables.filter((table) => table !== "customers")
  for (const table of met) await eventually(async () => (await asideOf(table)).length).toBeGreaterThan(0)
  expect(troubles).toEqual([])
})

test("with the very agent, settings and conversation spoilt the desk opens all the same, and messages go on coming in", async () => {
  const { stage, panel } = desk
  const before = (await messagesOf(panel.page)).length
  for (const table of ["settings", "agents", "conversations", "inboxes"]) await spoil(panel.page, table, true)
  await stage.killWorker()
  await look(panel)
  stage.x.customer("lena_k").writes("Is anybody there?")
  await look(panel)
  await eventually(async () => (await messagesOf(panel.page)).some(({ text }) => text === "Is anybody there?")).toBe(
    true,
  )
  expect((await messagesOf(panel.page)).length).toBeGreaterThan(before)
  await panel.see("switch", "Available")
  expect((await asideOf("settings")).length).toBe(1)
})
