import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import type { Customer } from "../../simulator/customers/customer"
import { ACME_AIR } from "../../simulator/seed/people"
import { axeFinds } from "../panel/axe"
import {
  accept,
  conversationsOf,
  type Desk,
  deskText,
  eventually,
  look,
  messagesOf,
  openDesk,
  profileOf,
  setNumber,
} from "./acts"

/** What goes by itself: removed on X, older than it is kept; and what stands beside the conversations, where nobody has to answer. */
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let desk: Desk
let panel: Screen
let mona: Customer

beforeAll(async () => {
  desk = await openDesk()
  panel = desk.panel
  mona = desk.stage.x.customer("mona_reads")
})
afterAll(() => desk.stage.close())

const world = () => desk.stage.x.world
const texts = async () => (await messagesOf(panel.page)).map(({ text }) => text)
const emptiedOf = async () => (await messagesOf(panel.page)).flatMap(({ emptied }) => emptied ?? [])

describe("what X removed", () => {
  test("is emptied as soon as a re-read lacks it; its place stays, and what else was said", async () => {
    const before = Date.now() - 10 * MINUTE
    mona.writes("Hello", before)
    const regretted = mona.writes("My card number is 4929", before + MINUTE)
    mona.writes("Please forget that", before + 2 * MINUTE)
    await accept(panel, "Mona")
    await panel.read("My card number is 4929")
    world().removeDm(regretted.id)
    await look(panel)
    await eventually(emptiedOf).toEqual(["removed on X"])
    await profileOf(panel, "Mona")
    await panel.read("No longer on X")
    await panel.read("Please forget that")
    expect(await deskText(panel.page)).not.toContain("4929")
  })

  test("is not taken for removed when the read fails", async () => {
    desk.stage.x.faults.add({ path: "/2/dm_events" }, { answers: 503, body: "<html>" }, 2)
    await look(panel)
    await eventually(() => desk.stage.x.requests.some(({ status }) => status === 503)).toBe(true)
    expect(await emptiedOf()).toHaveLength(1)
    desk.stage.x.faults.clear()
  })

  test("is looked for once a day at X's price, which is said before", async () => {
    const { settings } = desk
    await settings.page.bringToFront()
    await settings.read("3 events now, at most $0.03 each time")
    await settings.press("checkbox", "Check once a day what X removed")
    await settings.read("Last time, ")
    await settings.read(" for at most $0.0")
    expect(
      desk.stage.x.requests.some(({ path, query }) => path === "/2/dm_events" && query.max_results === "100"),
    ).toBe(true)
  })
})

describe("beside the conversations", () => {
  test("a group is listed, with a link to X, and not routed", async () => {
    const group = world().addGroup([ACME_AIR.id, mona.person.id])
    world().addDm({ from: mona.person.id, to: group, text: "Anybody here?" })
    await look(panel)
    await panel.read("Group conversations, 1")
    await panel.page.evaluate(() => document.querySelector<HTMLElement>("details > summary")?.click())
    await openFold(panel.page, "Group conversations, 1")
    await panel.read("Anybody here?")
    const link = await panel.see("link", "Mona Lindqvist")
    expect(await link.evaluate((node) => (node as HTMLAnchorElement).href)).toBe(`https://x.com/messages/${group}`)
    expect(await conversationsOf(panel.page)).toHaveLength(1)
  })

  test("what was written on X to somebody who never wrote is listed", async () => {
    const stranger = desk.stage.x.customer("quiet_quinn")
    world().addDm({ from: ACME_AIR.id, to: stranger.person.id, text: "We saw your post" })
    await look(panel)
    await panel.read("Written on X, 1")
    await openFold(panel.page, "Written on X, 1")
    await panel.read("We saw your post")
    expect(await axeFinds(panel.page)).toEqual([])
    expect(await texts()).toContain("We saw your post")
  })
})

const openFold = (page: Page, title: string) =>
  page.evaluate((title) => {
    for (const summary of document.querySelectorAll("summary"))
      if (summary.textContent === title && summary.parentElement instanceof HTMLDetailsElement)
        summary.parentElement.open = true
  }, title)

describe("what is older than it is kept", () => {
  test("loses its words when the days are set, and the conversation stays in the count", async () => {
    await panel.page.bringToFront()
    await panel.press("button", "Close")
    await eventually(async () => (await conversationsOf(panel.page))[0]?.status).toBe("Closed")
    await age(panel.page, 40 * DAY)
    await setNumber(desk.settings, "Keep for (days)", 30)
    await desk.settings.read("In a moment 1 conversation is emptied")
    await desk.settings.read("1 conversation was emptied")
    expect(await axeFinds(desk.settings.page)).toEqual([])
    const text = await deskText(panel.page)
    expect(text).not.toMatch(/Please forget that|Hello"/)
    expect(await conversationsOf(panel.page)).toMatchObject([{ status: "Closed", lastInboundText: "" }])
  })
})

/** Sets the clock of every closed conversation back. */
const age = (page: Page, ms: number) =>
  page.evaluate(async (ms) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("aside")
      request.onsuccess = () => resolve(request.result)
    })
    const transaction = db.transaction("conversations", "readwrite")
    const store = transaction.objectStore("conversations")
    const all = store.getAll()
    all.onsuccess = () => {
      for (const row of all.result) if (row.status === "Closed") store.put({ ...row, closedAt: row.closedAt - ms })
    }
    await new Promise((done) => {
      transaction.oncomplete = done
    })
    db.close()
  }, ms)
