import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Conversation } from "../../src/core/conversation"
import { axeFinds } from "../panel/axe"
import {
  accept,
  conversationsOf,
  type Desk,
  entriesOf,
  eventually,
  fate,
  look,
  offered,
  openDesk,
  profileOf,
  reply,
  rowsOf,
} from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Pause between offers (seconds)": 0 })
})
afterAll(() => desk?.stage.close())

const CARLA = "Carla Mendes"
const SAM = "Sam Okafor"
const log = () => desk.panel.textOf("log", "Conversation")
const only = async (status: Conversation["status"]) =>
  (await conversationsOf(desk.panel.page)).filter((c) => c.status === status)
const becomes = (status: Conversation["status"], count = 1) =>
  eventually(async () => (await only(status)).length).toBe(count)
const sessions = async () => (await rowsOf<{ sessions: string[] }>(desk.panel.page, "agents"))[0]?.sessions.length

/** Changes every conversation of the desk, as time does. */
const age = (page: Page, parts: Record<string, number>) =>
  page.evaluate(async (parts) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("aside")
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const transaction = db.transaction("conversations", "readwrite")
    const store = transaction.objectStore("conversations")
    const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
      const all = store.getAll()
      all.onsuccess = () => resolve(all.result)
    })
    for (const row of rows) {
      for (const [name, by] of Object.entries(parts)) if (typeof row[name] === "number") row[name] = row[name] - by
      if (row.session) row.session = { ...row.session, begunAt: (row.session as { begunAt: number }).begunAt - 1.2e6 }
      // A decision that was read before this is stale, and decided again.
      row.rev = Number(row.rev) + 1
      store.put(row)
    }
    await new Promise((done) => {
      transaction.oncomplete = done
    })
    db.close()
  }, parts)

const MINUTES = 60_000

const inboxCalled = async (name: string) =>
  (await rowsOf<{ id: string; name: string }>(desk.panel.page, "inboxes")).find((inbox) => inbox.name === name)?.id

test("a customer who is silent for 15 min after our reply is Waiting, their place free, and comes back to the same agent", async () => {
  const { stage, panel } = desk
  stage.x.customer("carla_m").writes("Wi-Fi was paid for")
  await look(panel)
  await accept(panel, CARLA)
  await reply(panel, "We refund it today.")
  await fate(panel, "We refund it today.", "Sent")
  expect(await sessions()).toBe(1)
  await age(panel.page, { lastInboundAt: 20 * MINUTES, lastSentAt: 20 * MINUTES })
  await becomes("Waiting")
  expect(await sessions()).toBe(0)
  await panel.read("Session ended: the customer has been silent")
  await panel.see("listitem", `${CARLA}, ended 5 min ago`)

  stage.x.customer("carla_m").writes("It has not come yet")
  await look(panel)
  await becomes("Open")
  await panel.read("Back with its owner, you")
  expect(await sessions()).toBe(1)
})

test("No reply needed ends the session; it is enabled while the customer has the last word", async () => {
  const { panel } = desk
  await panel.press("button", "No reply needed")
  await becomes("Waiting")
  expect(await sessions()).toBe(0)
  const button = await panel.see("button", "No reply needed")
  expect(await button.evaluate((node) => node.getAttribute("aria-disabled"))).toBe("true")
  expect(await log()).toContain("Session ended: no reply needed")
})

test("topics are put on and taken off, and stand on the list; a reminder brings a closed conversation back", async () => {
  const { panel } = desk
  await panel.press("button", "More")
  await panel.press("menuitem", "Topics")
  await panel.write("textbox", "Topic", "refund\n")
  await panel.see("button", "Take off refund")
  await panel.write("textbox", "Topic", "Wi-Fi\n")
  await panel.press("button", "Take off Wi-Fi")
  await panel.gone("button", "Take off Wi-Fi")
  expect(await axeFinds(panel.page)).toEqual([])
  await panel.press("button", "Done")
  await panel.page.keyboard.press("h")
  await panel.page.waitForSelector("dialog[open]")
  expect(await axeFinds(panel.page)).toEqual([])
  const hour = await panel.page.waitForSelector("dialog[open] li button")
  await hour?.click()
  await panel.read("Reminder")
  await panel.press("button", "Close")
  await becomes("Closed")
  await age(panel.page, { followUpAt: 61 * MINUTES })
  await look(panel)
  await becomes("Open")
  await panel.read("The reminder is due: back with you, as asked")
  expect((await only("Open"))[0]).toMatchObject({ topics: ["refund"], followUpAt: null, closedAt: null })
})

test("Close & Next without a reply asks first; then it closes and takes the next", async () => {
  const { stage, panel } = desk
  stage.x.customer("sam_o").writes("A blank page")
  await look(panel)
  await offered(panel, SAM)
  await panel.page.keyboard.press("E")
  await panel.read("Close without a reply?")
  expect(await only("Closed")).toEqual([])
  expect(await axeFinds(panel.page)).toEqual([])
  const sure = await panel.page.waitForSelector("dialog[open] button.primary")
  await sure?.click()
  await becomes("Closed")
  await profileOf(panel, SAM)
  await becomes("Open")
})

test("a closed conversation is opened again by its agent", async () => {
  const { panel } = desk
  const [closed] = await only("Closed")
  await panel.page.evaluate((id) => {
    location.hash = `#/${encodeURIComponent(id)}`
  }, closed?.id ?? "")
  await profileOf(panel, CARLA)
  await panel.press("button", "Reopen")
  await becomes("Open", 2)
  await panel.see("textbox", "Message")
  expect(await sessions()).toBe(2)
})

test("an inbox with a target is added; a conversation transferred there waits, due by that target, until Next takes it", async () => {
  const { panel, settings } = desk
  await settings.page.bringToFront()
  await settings.write("textbox", "New inbox", "Refunds\n")
  await settings.see("listitem", "Refunds")
  const target = await settings.page.waitForSelector('li[aria-label="Refunds"] input[type="number"]')
  await target?.click()
  await target?.type("0\n")
  await settings.read("A whole number from 1 to 10080, or empty for no target.")
  await target?.click({ count: 3 })
  await target?.type("30\n")
  await eventually(
    async () =>
      (await rowsOf<{ name: string; firstReplyMinutes: number | null }>(settings.page, "inboxes")).find(
        ({ name }) => name === "Refunds",
      )?.firstReplyMinutes,
  ).toBe(30)
  await settings.press("button", "Remove Inbox")
  await settings.read("An account enters here. Let it enter another inbox first.")
  expect(await axeFinds(settings.page)).toEqual([])

  await panel.page.bringToFront()
  await panel.press("button", "Transfer")
  const into = await panel.page.waitForSelector("dialog[open] fieldset:nth-of-type(2) input")
  await into?.click()
  expect(await axeFinds(panel.page)).toEqual([])
  await panel.page.keyboard.press("Enter")
  await eventually(async () => (await entriesOf(panel.page)).map(({ type }) => type)).toContain("transferred")
  // Whoever gave it up is asked last, after a rest of a minute: the queue holds it.
  const [waits] = await only("New")
  expect(waits).toMatchObject({ owner: null, session: null })
  expect(await sessions()).toBe(1)
  await panel.press("button", "Next")
  await profileOf(panel, CARLA)
  expect(await log()).toMatch(/You transferred the conversation to the inbox Refunds.*Taken with Next by you/s)
})

test("an account that enters an inbox without asking has its customers assigned silently, with the reason", async () => {
  const { stage, panel, settings } = desk
  await settings.page.bringToFront()
  const ask = await settings.page.waitForSelector('li[aria-label="Refunds"] input[type="checkbox"]')
  await ask?.click()
  const entry = await settings.page.waitForSelector('[aria-label="Entry points"] select')
  await entry?.select((await inboxCalled("Refunds")) ?? "")
  await settings.read("Messages to @acme_air enter here.")
  stage.x.customer("lena_k").writes("Two charges of €189")
  await look(panel)
  await becomes("Open", 3)
  const assigned = (await entriesOf(panel.page)).filter(({ type }) => type === "assigned").at(-1)
  expect(assigned).toMatchObject({ because: "silent", reason: { because: "only one", sessions: 2 } })
})
