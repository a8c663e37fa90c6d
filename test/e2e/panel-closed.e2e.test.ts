import { afterAll, beforeAll, expect, test } from "vitest"
import { openHome, openPanelFromPage } from "../../scripts/tour/acts"
import { type Desk, eventually, fate, offered, openDesk, profileOf, reply, THROUGH_X, workerOf } from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ "Offer lasts (seconds)": 120 })
  await desk.panel.page.close()
})
afterAll(() => desk?.stage.close())

/** What Chrome shows of Aside while no page of it is open. */
async function shown() {
  const worker = await workerOf(desk.stage)
  return worker.evaluate(async () => ({
    badge: await chrome.action.getBadgeText({}),
    notices: Object.keys(await new Promise<object>((resolve) => chrome.notifications.getAll(resolve))).length,
  }))
}

test("an offer that comes while the panel is closed is told by Chrome, and taken in the panel", async () => {
  const { stage, settings } = desk
  await settings.page.close()
  await eventually(shown).toEqual({ badge: "", notices: 0 })
  const lena = stage.x.customer("lena_k")
  lena.writes("Two charges of €189 & no answer")
  await eventually(shown).toEqual({ badge: "1", notices: 1 })

  const home = await openHome(stage)
  const panel = await openPanelFromPage(stage, home.page, "mona_reads")
  await offered(panel, "Lena K.")
  expect(await panel.textOf("region", "Offer")).toContain("Two charges of €189 & no answer")
  await panel.press("button", "Accept")
  await profileOf(panel, "Lena K.")
  await panel.until(() => document.activeElement?.getAttribute("aria-label") === "Message")
  await eventually(shown).toEqual({ badge: "", notices: 0 })
  await panel.page.keyboard.type("Which card was it?")
  await panel.press("button", "Send")
  await fate(panel, "Which card was it?", "Sent")
  expect(lena.heard()).toHaveLength(1)
  await panel.page.close()
}, 120_000)

test("the next one goes on without any page: the worker reads by itself, also when it was killed", async () => {
  const { stage } = desk
  await stage.killWorker()
  stage.x.customer("jo_frequent").writes("B14. Still B14.")
  // Nothing wakes the worker but its alarm, twice a minute.
  await expect.poll(() => stage.x.requests.at(-1)?.path, { timeout: 60_000 }).toBe("/2/dm_events")
  await eventually(shown).toEqual({ badge: "1", notices: 1 })
  const home = await openHome(stage)
  const panel = await openPanelFromPage(stage, home.page, "mona_reads")
  await offered(panel, "Jo Wexler")
  await panel.press("button", "Accept")
  await profileOf(panel, "Jo Wexler")
  await reply(panel, "We see you.")
  await fate(panel, "We see you.", "Sent", THROUGH_X)
}, 120_000)
