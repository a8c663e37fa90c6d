import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { raiseStage, type Stage } from "./stage"

let stage: Stage
const folder = mkdtempSync(join(tmpdir(), "aside-launch-"))
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  const tab = await stage.tab("manifest.json")
  await tab.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase("aside")
        request.onsuccess = resolve
        request.onblocked = resolve
      }),
  )
  await tab.close()
})

/** Opens the desk's database by hand at that native version (ten times a rung's) and changes it; it stays open as `held` when told so. */
const byHand = (page: Page, version: number, stores: Record<string, object[]>, hold = false) =>
  page.evaluate(
    (version, stores, hold) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("aside", version)
        request.onerror = () => reject(request.error)
        request.onupgradeneeded = () => {
          for (const [name, rows] of Object.entries(stores)) {
            const store = request.result.createObjectStore(name, { keyPath: "id" })
            for (const row of rows) store.put(row)
          }
        }
        request.onsuccess = () => {
          if (hold) Object.assign(window, { held: request.result })
          else request.result.close()
          resolve()
        }
      }),
    version,
    stores,
    hold,
  )
const says = (page: Page, words: string) =>
  page.waitForFunction((wanted) => document.querySelector('[role="alert"]')?.textContent?.includes(wanted), {}, words)
const press = async (page: Page, name: string) => {
  const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`)
  await button?.click()
}

it("another tab that holds an older desk is named, and when it lets go the panel opens by itself", async () => {
  const older = await stage.tab("manifest.json")
  // A version from before the first rung, by a tab that doesn't let go.
  await byHand(older, 1, {}, true)
  const panel = await stage.tab("sidepanel.html")
  await says(panel, "Another tab keeps an older version")
  expect(await axeFinds(panel)).toEqual([])
  await older.evaluate(() => (window as unknown as { held: IDBDatabase }).held.close())
  await panel.waitForSelector('[role="switch"]')
  await older.close()
  await panel.close()
})

it("a full disk is said, with one thing to do, instead of a white panel", async () => {
  const panel = await stage.tab("sidepanel.html", () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The disk is full", "QuotaExceededError")
    }
  })
  await panel.waitForFunction(() => document.body.textContent?.includes("disk is full"))
  expect(await panel.$eval("main", (main) => main.textContent)).toContain("Free some space")
  expect(await axeFinds(panel)).toEqual([])
  await panel.close()
})

it("a desk that can't be brought to this version stops; what is there can be taken along, and nothing is written", async () => {
  const older = await stage.tab("manifest.json")
  // A desk of version 1 in which a table has another key than it ever had: no rung can stand on it.
  const rows = [{ id: "1430000000000000001", name: "Mona", xId: null, handle: null }]
  await byHand(older, 10, { customers: rows, drafts: [] })
  for (const [name, width, scheme] of [
    ["sidepanel.html", 360, "light"],
    ["options.html", 560, "dark"],
  ] as const) {
    const panel = await stage.tab(name)
    await panel.setViewport({ width, height: 640 })
    await panel.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
    await says(panel, "could not be brought to this version")
    expect(await axeFinds(panel)).toEqual([])
    await panel.close()
  }
  const panel = await stage.tab("sidepanel.html")
  const cdp = await panel.createCDPSession()
  await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder })
  await press(panel, "Export what is there")
  await panel.waitForFunction(() =>
    document.querySelector('[role="status"]')?.textContent?.includes("Exported: aside-"),
  )
  await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith(".json"))).toHaveLength(1)
  const [file = ""] = readdirSync(folder)
  const text = readFileSync(join(folder, file), "utf8")
  expect(text.split("\n")[0]).toMatch(/^\{"aside":\{"format":1,"version":1,/u)
  expect(text).toContain('"name":"Mona"')
  await press(panel, "Try again")
  await says(panel, "could not be brought to this version")
  await panel.close()
  const found = await older.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("aside")
        request.onsuccess = () => {
          const { version, objectStoreNames } = request.result
          request.result.close()
          resolve([version, ...objectStoreNames])
        }
      }),
  )
  expect(found).toEqual([10, "customers", "drafts"])
  await older.close()
})

it("a page of an older version says that Aside was updated, lets go at once, and keeps what is being typed", async () => {
  const panel = await stage.tab("sidepanel.html")
  await panel.waitForSelector('[role="switch"]')
  const newer = await stage.tab("manifest.json")
  await byHand(newer, 9_990, {})
  await panel.bringToFront()
  await says(panel, "Aside was updated")
  expect(await panel.$('[role="switch"]')).not.toBeNull()
  expect(await axeFinds(panel)).toEqual([])
  await press(panel, "Reload")
  await says(panel, "saved by a newer version")
  await newer.close()
  await panel.close()
})

it("a desk that the browser deletes under an open panel is said, and a reload begins a fresh one", async () => {
  const panel = await stage.tab("sidepanel.html")
  await panel.waitForSelector('[role="switch"]')
  const cdp = await panel.createCDPSession()
  const origin = await panel.evaluate(() => location.origin)
  await cdp.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" })
  await says(panel, "The browser closed Aside's storage")
  expect(await axeFinds(panel)).toEqual([])
  await press(panel, "Reload")
  await panel.waitForSelector('[role="switch"]')
  await panel.close()
})
