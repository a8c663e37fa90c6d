import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { tableIn } from "../../scripts/browser/rows"
import { type Screen, screenOf } from "../../scripts/browser/screen"
import { dmButton, openHome, postOf, postReply, pressDmLink } from "../../scripts/tour/acts"
import { inviteFrom, isConnected, tell } from "../../scripts/tour/team/acts"
import { inviteOnScreen } from "../../scripts/tour/team/journey/gather"
import type { TeamMember } from "../../scripts/tour/team/member"
import { noTeam } from "../../scripts/tour/team/server"
import { joinAs, openTeamStage, type TeamStage } from "../../scripts/tour/team/stage"
import { axeFinds } from "../panel/axe"
import { accept, eventually, offered, workerOf } from "./acts"
import { closePages, goOn, lastHeard, openShop, readNow, workerLife } from "./team-acts"

/** A listener who presses, and what their colleagues see of it; then everybody closes their pages, and only who is on duty stays awake. */
describe.skipIf(noTeam)("a listener, an agent and closed panels", () => {
  const MONA = "Mona Lindqvist"
  let stage: TeamStage
  let ann: TeamMember
  let bob: TeamMember
  let lis: TeamMember
  let settings: Screen
  beforeAll(async () => {
    stage = await openTeamStage({ x: { customers: false } })
    ann = await joinAs(stage, { name: "Ann", role: "admin" })
    settings = await openShop(ann)
    bob = await stage.seat({ name: "Bob", role: "agent" })
    await bob.join(await inviteFrom(settings.page, bob))
    lis = await stage.seat({ name: "Lis", role: "listener" })
    await lis.join(await inviteOnScreen(settings, "Lis", "listener"))
  })
  afterAll(() => stage?.close())

  test("what a listener may not do is said before it is pressed, and refused when it is said all the same", async () => {
    const panel = await lis.panel()
    await panel.page.bringToFront()
    await panel.read("You are a listener here.")
    for (const [role, name] of [
      ["switch", "Available"],
      ["button", "Next"],
    ] as const) {
      const button = await panel.see(role, name)
      expect(await button.evaluate((one) => one.getAttribute("aria-disabled"))).toBe("true")
    }
    expect(await panel.page.$eval("#next-reason", (one) => one.textContent)).toBe(
      "Listeners don’t take conversations. An admin can make you an agent.",
    )
    expect(await axeFinds(panel.page)).toEqual([])
    const refused = { ok: false, refusal: "not-your-role" }
    expect(await tell(panel.page, { say: "setAvailable", available: true })).toMatchObject(refused)
    expect(await tell(panel.page, { say: "next" })).toMatchObject(refused)
    const page = await lis.settings()
    await page.page.bringToFront()
    await page.read("A gateway or an admin connects accounts for the team.")
    await page.read("Takes no conversations.")
    await page.read("An admin sets this for the team.")
    expect(await axeFinds(page.page)).toEqual([])
    await page.page.close()
  })

  test("the listener's link stands under the post in a colleague's page before they press, and is named in panel and report", async () => {
    const beside = await openHome(bob.stage())
    const home = await openHome(lis.stage())
    await pressDmLink(home.page, "mona_reads")
    await saysUnder(beside, "mona_reads", /^Reply with DM link, DM link drafted by Lis, /)
    await home.page.bringToFront()
    await postReply(home.page)
    await saysUnder(beside, "mona_reads", /^Reply with DM link, DM link sent by Lis, /)
    for (const member of [bob, lis]) {
      const panel = await member.panel()
      await panel.page.bringToFront()
      const list = await panel.see("list", "Waiting for a DM")
      expect(await list.evaluate((node) => node.textContent)).toMatch(/@mona_reads.*sent by.*Lis/s)
    }
    const report = screenOf(await ann.stage().openOwn("tabs/report.html"))
    await report.see("heading", "DM links by listener")
    await report.until(() => [...document.querySelectorAll("table")].some((one) => one.textContent?.includes("Lis")))
    await report.page.close()
    const panel = await goOn(bob)
    stage.x.customer("mona_reads").writes("I followed your link")
    await readNow(ann)
    await offered(panel, MONA)
    expect(await panel.textOf("region", "Offer")).toContain("Lis")
    await accept(panel, MONA)
    await panel.see("link", "Original post")
    await saysUnder(home, "mona_reads", /^Reply with DM link, In DM with Mona Lindqvist$/)
    await panel.page.bringToFront()
    await panel.press("button", "Close")
  })

  test("without a page open: who is on duty stays awake, whoever is not gives the line back, and no beat opens it again", async () => {
    const id = await bob.id()
    const panel = await bob.panel()
    await closePages(bob)
    await closePages(lis)
    const his = workerLife(bob)
    const hers = workerLife(lis)
    const closedAt = Date.now()
    await lis.stage().killWorker()
    await eventually(lis.cable.lines).toBe(0)
    // Chrome starts it twice a minute, for its beat.
    await expect.poll(hers.born, { timeout: 45_000 }).toBe(1)
    const line = async () => (await tableIn(await workerOf(lis.stage()), "teamLine")).map(({ state }) => state)
    await eventually(line).toEqual(["resting"])
    const keeper = await stage.server.keeper()
    const here = () => lastHeard(keeper, id)
    await expect.poll(here, { timeout: 60_000, interval: 500 }).toBeGreaterThan(closedAt + 40_000)
    expect([his.died(), bob.cable.lines(), lis.cable.lines()]).toEqual([0, 1, 0])
    expect(panel.page.isClosed()).toBe(true)
  }, 120_000)

  test("an offer comes to the closed panel by Chrome; the listener's panel, opened, has its line at once", async () => {
    stage.x.customer("tariq_ha").writes("Is anybody there?")
    await readNow(ann)
    const worker = await workerOf(bob.stage())
    const notices = () =>
      worker.evaluate(
        async () => Object.keys(await new Promise<object>((all) => chrome.notifications.getAll(all))).length,
      )
    await eventually(notices).toBe(1)
    const begun = performance.now()
    const panel = await lis.panel()
    await isConnected(panel.page)
    expect(performance.now() - begun).toBeLessThan(5_000)
    const his = await bob.panel()
    await accept(his, "طارق حداد")
    await eventually(notices).toBe(0)
  })

  /** Until the name of Aside's button under that person's post is like this. */
  async function saysUnder({ page }: Screen, handle: string, words: RegExp): Promise<void> {
    await page.bringToFront()
    const button = await dmButton(await postOf(page, handle))
    await eventually(() => button.evaluate((one) => one.getAttribute("aria-label"))).toMatch(words)
  }
})
