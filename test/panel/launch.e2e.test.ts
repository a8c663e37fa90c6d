import { afterAll, beforeAll, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { raiseStage, type Stage } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

it("another tab that holds an older desk is named, and when it lets go the panel opens by itself", async () => {
  const older = await stage.tab("manifest.json")
  await older.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        // A version from before the first rung, by a tab that doesn't let go.
        const request = indexedDB.open("aside", 1)
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          Object.assign(window, { held: request.result })
          resolve()
        }
      }),
  )
  const panel = await stage.tab("sidepanel.html")
  await panel.waitForFunction(() =>
    document.querySelector('[role="alert"]')?.textContent?.includes("Another tab keeps an older version"),
  )
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
