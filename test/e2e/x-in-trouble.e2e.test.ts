import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { authorize, signInWindow } from "../../scripts/tour/acts"
import {
  BROKEN_JSON,
  ERROR_500,
  HTML_200,
  HTML_503,
  NO_CREDITS,
  rateLimited,
  USAGE_CAPPED,
} from "../../simulator/fault-answers"
import type { Fault } from "../../simulator/faults"
import { ACME_AIR } from "../../simulator/seed/people"
import {
  accept,
  type Desk,
  eventually,
  fate,
  look,
  messagesOf,
  openDesk,
  POST,
  posts,
  READ,
  reply,
  rowsOf,
} from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Maximum messaging capacity": 12, "Standard messaging capacity": 12 })
  desk.stage.x.customer("sam_o").writes("A blank page")
  await look(desk.panel)
  await accept(desk.panel, "Sam Okafor")
})
beforeEach(() => desk.stage.x.faults.clear())
afterAll(() => desk?.stage.close())

/** Until an alert of the panel says all of this. */
const alerted = (...parts: string[]) =>
  desk.panel.until(
    (all) =>
      [...document.querySelectorAll('[role="alert"]')].some((alert) =>
        all.every((part) => alert.textContent?.includes(part)),
      ),
    parts,
  )
const calm = () =>
  eventually(() =>
    desk.panel.page.$$eval('[role="alert"]', (all) =>
      all.map((one) => one.textContent ?? "").filter((said) => said !== ""),
    ),
  ).toEqual([])

describe("while X can't be read", () => {
  const soon = Math.ceil(Date.now() / 1000)
  const troubles: [string, Fault, string][] = [
    ["500", ERROR_500, "X has trouble of its own"],
    ["503 in HTML", HTML_503, "X has trouble of its own"],
    ["200 that is HTML", HTML_200, "Something between this computer and X answers in its place"],
    ["JSON that breaks off", BROKEN_JSON, "Something between this computer and X answers in its place"],
    ["a dropped connection", { drops: "before" }, "X can't be reached"],
    ["402", NO_CREDITS, "The X app has no credits left"],
    ["429 of a spent cap", USAGE_CAPPED, "The X app reached its spending cap"],
    ["429", rateLimited(soon), "X asks Aside to read more slowly"],
  ]
  test.each(troubles)("%s: the panel says so, since when, until X is well again", async (_, fault, sentence) => {
    const { stage, panel } = desk
    const trouble = stage.x.faults.add(READ, fault, Number.POSITIVE_INFINITY)
    await look(panel)
    await alerted("@acme_air", sentence, " since ")
    trouble.remove()
    const known = (await messagesOf(panel.page)).length
    stage.x.customer("sam_o").writes("Still a blank page")
    await look(panel)
    await calm()
    await eventually(async () => (await messagesOf(panel.page)).length).toBe(known + 1)
  })

  test("and it goes on by itself, without anybody's doing", async () => {
    const { stage, panel } = desk
    const trouble = stage.x.faults.add(READ, HTML_503, Number.POSITIVE_INFINITY)
    await look(panel)
    await alerted("X has trouble of its own")
    trouble.remove()
    await calm()
  })

  test("429 with its reset: no read before it", async () => {
    const { stage, panel } = desk
    const reset = Math.ceil(Date.now() / 1000) + 8
    stage.x.faults.add(READ, rateLimited(reset))
    const before = stage.x.requests.length
    await look(panel)
    await alerted("X asks Aside to read more slowly")
    // Opening the panel again and again makes it no quicker.
    await look(panel)
    await look(panel)
    await calm()
    const reads = stage.x.requests.slice(before).filter(({ path }) => path === READ.path)
    expect(reads[0]?.status).toBe(429)
    expect(reads[1]?.at).toBeGreaterThanOrEqual(reset * 1000)
  })
})

test("the sign-in revoked: Reconnect is said, messages stay queued, one click mends it, and they go", async () => {
  const { stage, settings, panel } = desk
  const carla = stage.x.customer("carla_m")
  carla.writes("Wi-Fi was paid for")
  await look(panel)
  await accept(panel, "Carla Mendes")
  stage.x.oauth.tokens.revokeAll(ACME_AIR.id)
  await look(panel)
  await alerted("@acme_air", "X no longer accepts this sign-in", "Reconnect it in Settings")
  await reply(panel, "One & first")
  await reply(panel, "Two")
  await fate(panel, "One & first", "Queued")
  await fate(panel, "Two", "Queued")
  expect(posts(stage)).toEqual([])
  // Nor does a restart lose them.
  await stage.killWorker()
  await look(panel)
  await alerted("X no longer accepts this sign-in")

  await settings.page.bringToFront()
  await settings.read("Needs to be reconnected")
  const window = signInWindow(stage)
  await settings.press("button", "Reconnect")
  await authorize(await window)
  await panel.page.bringToFront()
  await fate(panel, "Two", "Sent")
  await calm()
  expect(carla.heard().map((dm) => dm.text)).toEqual(["One & first", "Two"])
  expect(await rowsOf(panel.page, "accounts")).toMatchObject([{ status: "connected" }])
})

test("access out of time: renewed without a word, also at once for reading and sending", async () => {
  const { stage, panel } = desk
  const known = posts(stage).length
  stage.x.oauth.tokens.expireAccess(ACME_AIR.id)
  await reply(panel, "Three")
  await fate(panel, "Three", "Sent")
  expect(
    stage.x
      .customer("carla_m")
      .heard()
      .filter((dm) => dm.text === "Three"),
  ).toHaveLength(1)
  expect(
    posts(stage)
      .slice(known)
      .filter(({ status }) => status === 201),
  ).toHaveLength(1)
  await calm()
})

describe("a message X does not take", () => {
  async function refused(handle: string, name: string, text: string, fault: Fault | "blocked", says: string) {
    const { stage, panel } = desk
    const customer = stage.x.customer(handle)
    customer.writes(`${handle} writes`)
    await look(panel)
    await accept(panel, name)
    if (fault === "blocked") customer.blocks()
    else stage.x.faults.add(POST, fault)
    await reply(panel, text)
    await fate(panel, text, `Not sent: ${says}`)
    expect(customer.heard()).toEqual([])
    await panel.see("button", "Send again")
    await panel.see("button", "Drop")
    return customer
  }

  test("closed DMs: in plain words, with X's own", async () => {
    await refused(
      "eva_nowak",
      "Ewa Nowak",
      "About the pram",
      "blocked",
      "this person takes no messages from this account.",
    )
    await desk.panel.read("You do not have permission to DM one or more participants.")
    await desk.panel.press("button", "Drop")
    await fate(desk.panel, "About the pram", "Dropped")
  })

  test("no credits: said, and sent when there are some", async () => {
    const says = "the X app has no credits left."
    const customer = await refused("dev_arjun", "Arjun Rao", "Try 8.2.1 & tell us", NO_CREDITS, says)
    await desk.panel.press("button", "Send again")
    await fate(desk.panel, "Try 8.2.1 & tell us", "Sent")
    expect(customer.heard()).toHaveLength(1)
  })

  test("the scope is missing: said", async () => {
    const body = { title: "Forbidden", status: 403, type: "about:blank", detail: "Forbidden" }
    await refused("jo_frequent", "Jo Wexler", "A hotel", { answers: 403, body }, "Aside may not send for this account.")
    await desk.panel.press("button", "Drop")
  })

  test("a rate limit is no refusal: it waits for the reset and goes once", async () => {
    const { stage, panel } = desk
    const customer = stage.x.customer("hannah_b")
    customer.writes("hannah_b writes")
    await look(panel)
    await accept(panel, "Hannah <3 Berlin")
    const known = posts(stage).length
    const reset = Math.ceil(Date.now() / 1000) + 6
    stage.x.faults.add(POST, rateLimited(reset))
    await reply(panel, "It may come")
    await fate(panel, "It may come", "X asks to wait until")
    await fate(panel, "It may come", "Sent")
    const [, second] = posts(stage).slice(known)
    expect(second?.at).toBeGreaterThanOrEqual(reset * 1000)
    expect(customer.heard()).toHaveLength(1)
  })

  test("500 after X took it, or not: unsure, and never sent twice by the machine", async () => {
    const { stage, panel } = desk
    const known = posts(stage).length
    stage.x.faults.add(POST, ERROR_500)
    await reply(panel, "As cabin baggage")
    await fate(panel, "As cabin baggage", "Unsure")
    await panel.see("button", "Drop", 40_000)
    expect(posts(stage).length - known).toBe(1)
    await panel.press("button", "Drop")
    await fate(panel, "As cabin baggage", "Dropped")
  })
})
