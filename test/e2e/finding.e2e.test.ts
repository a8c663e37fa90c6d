import { afterAll, beforeAll, expect, test } from "vitest"
import { screenOf } from "../../scripts/browser/screen"
import { axeFinds } from "../panel/axe"
import { accept, type Desk, eventually, fate, openDesk, profileOf, reply, rowsOf } from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  desk.stage.x.customer("mona_reads").writes("My suitcase is orange, from Málaga 🧳")
  await accept(desk.panel, "Mona Lindqvist")
  await reply(desk.panel, "We look for it in Porto.")
  await fate(desk.panel, "We look for it in Porto.", "Sent")
})
afterAll(() => desk?.stage.close())

const search = async (query: string) => {
  const box = await desk.panel.see("searchbox", "Search")
  await box.click({ count: 3 })
  await box.type(query)
}

test("what was just said, by them and by us, is found and opened at the message", async () => {
  const { panel } = desk
  await panel.page.bringToFront()
  await panel.page.keyboard.press("Escape")
  await search("malag suitc")
  await panel.see("listbox", "Results")
  await panel.until(() => document.querySelector('[role="option"] mark')?.textContent === "suitc")
  await panel.page.keyboard.press("Enter")
  await profileOf(panel, "Mona Lindqvist")
  await panel.until(() => document.querySelector("[data-found]")?.textContent?.includes("My suitcase is orange"))
  await search("porto")
  await panel.until(() => document.querySelector('[role="option"]')?.textContent?.includes("To Mona Lindqvist"))
  await search("lindq")
  await panel.until(() => document.querySelector('[role="option"] mark')?.textContent === "Lindq")
})

test("the index begun anew finds the same again", async () => {
  const health = screenOf(await desk.stage.openOwn("tabs/health.html"))
  await health.read("Search finds everything.")
  const found = async () => (await rowsOf<{ ids: string[] }>(health.page, "placeRuns")).flatMap(({ ids }) => ids).sort()
  const before = await found()
  expect(before.length).toBeGreaterThanOrEqual(2)
  await health.press("button", "Index again")
  const rebuilt = async () => {
    const [state] = await rowsOf<{ rebuild: unknown }>(health.page, "indexing")
    return { rebuild: state?.rebuild, found: await found() }
  }
  await expect.poll(rebuilt, { timeout: 10_000 }).toEqual({ rebuild: null, found: before })
  await health.read("Search finds everything.")
})

test("health says when X was last heard, and counts each event once at X's price", async () => {
  const health = screenOf(await desk.stage.openOwn("tabs/health.html"))
  await health.read("@acme_air")
  await health.read("s ago")
  const spent = async () => (await rowsOf<{ event: number; send: number; me: number }>(health.page, "spend"))[0]
  // Mona's message and the echo of ours, however often the desk has read them since; one send; one sign-in.
  await eventually(async () => (await spent())?.event).toBe(2)
  expect(await spent()).toMatchObject({ event: 2, send: 1, me: 1 })
  await health.read("$0.05")
  await health.read("Nothing waits: every message has reached X.")
  expect(await axeFinds(health.page)).toEqual([])
})

test("the report counts the conversation and its first reply", async () => {
  const report = screenOf(await desk.stage.openOwn("tabs/report.html"))
  await report.read("1 conversation began")
  await report.read("From the customer’s first message to our first reply.")
  await report.see("button", "Export as CSV")
  expect(await axeFinds(report.page)).toEqual([])
})
