import { afterAll, beforeAll, expect, test } from "vitest"
import { accept, type Desk, eventually, fate, gate, look, openDesk, POST, posts, READ, reply, sendsOf } from "./acts"

/** X gives it back with a t.co link and &amp;. */
const TEXT = "Found it & sent it: https://acme.example/bags?tag=4471&to=LIS"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Maximum messaging capacity": 9, "Standard messaging capacity": 9 })
})
afterAll(() => desk?.stage.close())

/** A customer who wrote and was accepted. */
async function withCustomer(handle: string, name: string) {
  const customer = desk.stage.x.customer(handle)
  customer.writes("Where is my bag?")
  await look(desk.panel)
  await accept(desk.panel, name)
  return customer
}

test("the worker dies after X took the message: unsure, then found at X; it stands there once", async () => {
  const { stage, panel } = desk
  const customer = await withCustomer("mona_reads", "Mona Lindqvist")
  const before = posts(stage).length
  const answer = gate()
  const reads = gate()
  const sending = stage.x.faults.add(POST, { waits: answer.shut, at: "after" })
  await reply(panel, TEXT)
  await stage.x.until(() => customer.heard().length === 1, "the message at X")
  await fate(panel, TEXT, "Sending")
  const reading = stage.x.faults.add(READ, { waits: reads.shut, at: "before" }, Number.POSITIVE_INFINITY)
  await stage.killWorker()
  await stage.x.until(() => sending.met[0]?.outcome === "gone", "the broken POST")
  await look(panel)
  await fate(panel, TEXT, "Unsure")
  expect(await panel.page.$('::-p-aria([name="Send again"][role="button"])')).toBeNull()
  reading.remove()
  reads.open()
  answer.open()
  await fate(panel, TEXT, "Sent")
  expect(customer.heard().map((dm) => dm.text)).toEqual([TEXT])
  expect(posts(stage).length - before).toBe(1)
  expect((await sendsOf(panel.page)).filter((send) => send.to === customer.person.id)).toMatchObject([
    { status: "sent", event: customer.heard()[0]?.id },
  ])
  // The echo is not shown a second time.
  expect((await panel.textOf("log", "Conversation")).split("Found it & sent it").length).toBe(2)
})

test("the worker dies before X took the message: looked for in vain, and a person sends it again; it stands there once", async () => {
  const { stage, panel } = desk
  const customer = await withCustomer("yuki_s", "佐藤 由紀")
  const before = posts(stage).length
  const sending = stage.x.faults.add(POST, { waits: gate().shut, at: "before" })
  await reply(panel, TEXT)
  await stage.x.until(() => sending.met.length === 1, "the POST")
  await stage.killWorker()
  await stage.x.until(() => sending.met[0]?.outcome === "gone", "the broken POST")
  await look(panel)
  await fate(panel, TEXT, "Unsure")
  await panel.see("button", "Drop", 40_000)
  expect(customer.heard()).toEqual([])
  expect(posts(stage).length - before).toBe(1)
  await panel.press("button", "Send again")
  await fate(panel, TEXT, "Sent")
  expect(customer.heard().map((dm) => dm.text)).toEqual([TEXT])
  expect(posts(stage).length - before).toBe(2)
})

test("while one is unsure the later ones wait, and go in their order afterwards", async () => {
  const { stage, panel } = desk
  const customer = await withCustomer("carla_m", "Carla Mendes")
  stage.x.faults.add(POST, { drops: "before" })
  await reply(panel, "One & only")
  await fate(panel, "One & only", "Unsure")
  await reply(panel, "Two, after it")
  await reply(panel, "Three, at the end")
  await fate(panel, "Two, after it", "It waits for the one above")
  await fate(panel, "Three, at the end", "It waits for the one above")
  await panel.see("button", "Send again", 40_000)
  expect(customer.heard()).toEqual([])
  await panel.press("button", "Send again")
  await fate(panel, "Three, at the end", "Sent")
  expect(customer.heard().map((dm) => dm.text)).toEqual(["One & only", "Two, after it", "Three, at the end"])
})

test("dropped after X took it: found at X without anybody's doing, and those behind it go on", async () => {
  const { stage, panel } = desk
  const customer = await withCustomer("dev_arjun", "Arjun Rao")
  const before = posts(stage).length
  stage.x.faults.add(POST, { drops: "after" })
  await reply(panel, TEXT)
  await reply(panel, "And this")
  await fate(panel, "And this", "Sent")
  expect(customer.heard().map((dm) => dm.text)).toEqual([TEXT, "And this"])
  expect(posts(stage).length - before).toBe(2)
})

test("a dropped message is let go, and the next one goes", async () => {
  const { stage, panel } = desk
  const customer = await withCustomer("eva_nowak", "Ewa Nowak")
  stage.x.faults.add(POST, { drops: "before" })
  await reply(panel, "Never mind")
  await reply(panel, "Better words")
  await panel.see("button", "Drop", 40_000)
  await panel.press("button", "Drop")
  await fate(panel, "Better words", "Sent")
  await eventually(() => customer.heard().map((dm) => dm.text)).toEqual(["Better words"])
})
