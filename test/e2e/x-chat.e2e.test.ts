import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ACME_AIR } from "../../simulator/seed/people"
import { axeFinds } from "../panel/axe"
import { accept, type Desk, openDesk, THROUGH_X } from "./acts"

/** A thread that goes on in X Chat can't be read through this API: the conversation says so, with a link to X. */
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stage.close())

test("the profile of a customer whose thread went on in X Chat says so", async () => {
  const { panel, stage } = desk
  const mona = stage.x.customer("mona_reads")
  mona.writes("My bag is lost")
  await accept(panel, "Mona")
  stage.x.world.moveToChat(ACME_AIR.id, mona.person.id)
  await askedLongAgo(panel.page)
  await panel.read("This thread goes on in X Chat", THROUGH_X)
  const link = await panel.see("link", "open X Chat")
  expect(await link.evaluate((node) => (node as HTMLAnchorElement).href)).toBe("https://x.com/i/chat")
  await panel.read("The thread goes on in X Chat")
  expect(await axeFinds(panel.page)).toEqual([])
})

/** X is asked every quarter of an hour while sessions run: lets that time have passed. */
const askedLongAgo = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("aside")
      request.onsuccess = () => resolve(request.result)
    })
    const transaction = db.transaction("standings", "readwrite")
    const store = transaction.objectStore("standings")
    const all = store.getAll()
    all.onsuccess = () => {
      for (const row of all.result) store.put({ ...row, chatsAskedAt: 1 })
    }
    await new Promise((done) => {
      transaction.oncomplete = done
    })
    db.close()
  })
