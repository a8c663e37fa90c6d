import { afterAll, beforeAll, expect, test } from "vitest"
import {
  accept,
  composerOf,
  type Desk,
  eventually,
  fate,
  look,
  openDesk,
  posts,
  profileOf,
  reply,
  sendsOf,
} from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Undo send (seconds)": 10 })
  desk.stage.x.customer("carla_m").writes("Wi-Fi was paid for")
  await look(desk.panel)
  await accept(desk.panel, "Carla Mendes")
})
afterAll(() => desk?.stage.close())

const written = () => desk.panel.page.$eval('[aria-label="Message"]', (box) => (box as HTMLTextAreaElement).value)

test("Undo within the hold: the message never was, and its words are back to be mended", async () => {
  const { stage, panel } = desk
  await reply(panel, "We are terribly sry")
  await fate(panel, "We are terribly sry", "Queued")
  expect(await written()).toBe("")
  await panel.press("button", "Undo")
  await eventually(written).toBe("We are terribly sry")
  await panel.until(() => document.activeElement?.getAttribute("aria-label") === "Message")
  await panel.until(() => document.querySelector('[data-fate="queued"]') === null)
  expect(await sendsOf(panel.page)).toEqual([])
  expect(posts(stage)).toEqual([])
})

test("a reload in the middle keeps the draft and the place", async () => {
  const { panel } = desk
  const box = await composerOf(panel)
  await box.click({ count: 3 })
  await box.type("We are sorry, and")
  await panel.page.reload({ waitUntil: "domcontentloaded" })
  await profileOf(panel, "Carla Mendes")
  await eventually(() => written().catch(() => "")).toBe("We are sorry, and")
})

test("a reload during the hold keeps the message, which can still be taken back", async () => {
  const { stage, panel } = desk
  await reply(panel, "Your money is on its way")
  await fate(panel, "Your money is on its way", "Queued")
  await panel.page.reload({ waitUntil: "domcontentloaded" })
  await fate(panel, "Your money is on its way", "Queued")
  await stage.killWorker()
  await panel.press("button", "Undo")
  await eventually(() => written().catch(() => "")).toBe("Your money is on its way")
  expect(posts(stage)).toEqual([])
})

test("left alone, it goes when the hold is over, once", async () => {
  const { stage, panel } = desk
  await reply(panel, "Your money is on its way")
  await fate(panel, "Your money is on its way", "Queued")
  await fate(panel, "Your money is on its way", "Sent", 60_000)
  expect(
    stage.x
      .customer("carla_m")
      .heard()
      .map((dm) => dm.text),
  ).toEqual(["Your money is on its way"])
  expect(posts(stage)).toHaveLength(1)
  const [send] = await sendsOf(panel.page)
  expect(posts(stage)[0]?.at).toBeGreaterThanOrEqual(send?.holdUntil ?? Number.POSITIVE_INFINITY)
})

test("closing with a message on its way cancels nothing", async () => {
  const { stage, panel } = desk
  await reply(panel, "And a voucher & a smile")
  await fate(panel, "And a voucher & a smile", "Queued")
  await panel.press("button", "Close")
  await panel.read("You closed the conversation")
  await fate(panel, "And a voucher & a smile", "Sent", 60_000)
  expect(stage.x.customer("carla_m").heard()).toHaveLength(2)
})
