import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import { authorize, signInWindow } from "../../scripts/tour/acts"
import { inviteFrom, isConnected, knownOf, pressJoin, tell } from "../../scripts/tour/team/acts"
import type { TeamMember } from "../../scripts/tour/team/member"
import { noTeam } from "../../scripts/tour/team/server"
import { openTeamStage, type TeamStage } from "../../scripts/tour/team/stage"
import type { Account } from "../../src/core/account"
import type { Work } from "../../src/store/desk-db"
import { accept, composerOf, deskText, eventually, fate, isOn, reply, rowsOf } from "./acts"
import { goOn, openShop, openTalk, readNow, shelfRows } from "./team-acts"

/** Somebody who worked alone opens a team's desk, brings their own into it, and leaves; the worker dies in the middle of each. */
describe.skipIf(noTeam)("from one's own desk to a team's and back", () => {
  const MONA = "Mona Lindqvist"
  let stage: TeamStage
  let ann: TeamMember
  let bob: TeamMember
  let settings: Screen
  let key: string
  beforeAll(async () => {
    stage = await openTeamStage({ x: { customers: false } })
    ann = await stage.seat({ name: "Ann", role: "admin" })
    key = await stage.server.firstKey("Ann")
    settings = await openShop(ann)
    const panel = await goOn(ann)
    stage.x.customer("mona_reads").writes("My bag has the number KESTREL")
    await readNow(ann)
    await accept(panel, MONA)
    await reply(panel, "We look for it & tell you")
    await fate(panel, "We look for it & tell you", "Sent")
    await tell(panel.page, { say: "saveAnswer", answer: "a1", name: "Bags", text: "Bags come back", account: null })
    await (await composerOf(panel)).type("It was found in")
  })
  afterAll(() => stage?.close())

  const isIn = async () => (await knownOf(settings.page)).membership !== null
  const account = async () => (await rowsOf<Account>(settings.page, "accounts"))[0]?.status
  const reads = () => stage.x.requests.filter(({ path }) => path === "/2/dm_events").length
  const join = async () => {
    await settings.page.bringToFront()
    const server = await settings.see("textbox", "Server")
    await server.click({ count: 3 })
    await server.type(ann.cable.address)
    await pressJoin(settings, key)
  }
  const leave = async (screen: Screen) => {
    await screen.page.bringToFront()
    await screen.press("button", "Leave team")
    await screen.press("button", "Leave")
  }
  /** What a worker starts for: a page that says it is looked at. */
  const wake = async () => {
    await tell((await ann.panel()).page, { say: "awake", opened: true })
  }
  const ownDesk = async () => {
    const text = await deskText(settings.page)
    return ["KESTREL", "We look for it & tell you", "Bags come back", "found in"].every((words) => text.includes(words))
  }

  test("the worker dies while the key is tried: the own desk stands as it was", async () => {
    await eventually(ownDesk).toBe(true)
    ann.cable.cut("silent")
    await join()
    await expect.poll(ann.cable.lines).toBeGreaterThan(0)
    await ann.stage().killWorker()
    ann.cable.mend()
    await settings.read("Aside is just waking up")
    await wake()
    expect([await isIn(), await ownDesk(), await account()]).toEqual([false, true, "connected"])
    const before = reads()
    await eventually(reads).toBeGreaterThan(before)
  })

  test("it dies when the desk is put away: this browser is the team's, and the desk lies on the shelf whole", async () => {
    await join()
    await expect.poll(() => shelfRows(settings.page, "putAway"), { interval: 5 }).toHaveLength(1)
    await ann.stage().killWorker()
    await wake()
    // Whichever side of the exchange it was: one of the two desks stands, and joining again does no harm.
    if (!(await isIn())) {
      expect(await ownDesk()).toBe(true)
      await join()
    }
    await isConnected(settings.page)
    expect(await deskText(settings.page)).not.toContain("KESTREL")
    await settings.read("It is put away in this browser, with 1 customer.")
    // The panel stood at a customer of the own desk.
    await (await ann.panel()).read("Choose a customer")
  })

  test("it dies while the team is left: pressed again, the own desk is back and works", async () => {
    await settings.page.bringToFront()
    await settings.press("button", "Leave team")
    await settings.press("button", "Leave")
    await expect
      .poll(() => shelfRows(settings.page, "noted"), { interval: 5 })
      .toContainEqual({ id: "move", says: "leaving" })
    await ann.stage().killWorker()
    await wake()
    if (await isIn()) {
      await settings.page.reload({ waitUntil: "domcontentloaded" })
      await leave(settings)
    }
    await eventually(isIn).toBe(false)
    await eventually(ownDesk).toBe(true)
    await eventually(account).toBe("connected")
    await eventually(() => shelfRows(settings.page, "putAway")).toEqual([])
    stage.x.customer("mona_reads").writes("Any news?")
    const panel = await ann.panel()
    await openTalk(panel, MONA)
    await panel.read("Any news?", 40_000)
    const box = await composerOf(panel)
    expect(await box.evaluate((field) => (field as HTMLTextAreaElement).value)).toBe("It was found in")
  })

  test("joined again and published; the worker dies meanwhile, which is said, and pressed again it goes on", async () => {
    await join()
    await isConnected(settings.page)
    ann.cable.cut("silent")
    await settings.page.bringToFront()
    await settings.press("button", "Publish my desk")
    await settings.see("progressbar", "publishing")
    await settings.read("published")
    await ann.stage().killWorker()
    ann.cable.mend()
    await wake()
    await settings.page.bringToFront()
    await settings.read("It broke off")
    await isConnected(settings.page)
    await settings.press("button", "Publish my desk")
    await settings.read("All of it is in the team’s desk")
    expect((await rowsOf<Work>(settings.page, "works")).find(({ id }) => id === "publish")?.state).toBe("done")
  })

  test("a member's browser has all of it, and an agent of it answers the next customer", async () => {
    bob = await stage.seat({ name: "Bob", role: "agent" })
    await bob.join(await inviteFrom(settings.page, bob))
    const panel = await goOn(bob)
    const text = await deskText(panel.page)
    for (const words of ["KESTREL", "We look for it & tell you", "Any news?", "Bags come back", "acme_air"])
      expect(text).toContain(words)
    await panel.write("searchbox", "Search", "KESTREL")
    await panel.see("listbox", "Results")
    await panel.read("My bag has the number KESTREL")
    await panel.page.keyboard.press("Escape")
    await eventually(account).toBe("connected")
    stage.x.customer("tariq_ha").writes("Hello")
    await readNow(ann)
    await accept(panel, "طارق حداد")
    await reply(panel, "Hello to you")
    await fate(panel, "Hello to you", "Sent")
    expect(stage.x.customer("tariq_ha").heard()).toHaveLength(1)
  })

  test("whoever had nothing leaves with a desk as new, whoever had one gets it back, whose account asks to be connected", async () => {
    const his = await bob.settings()
    await leave(his)
    await his.see("button", "Join")
    expect(await deskText(his.page)).not.toMatch(/KESTREL|acme_air|Tariq|Bob/)
    const panel = await bob.panel()
    await panel.page.bringToFront()
    await isOn(panel, false)
    await leave(settings)
    await settings.see("button", "Reconnect")
    expect(await ownDesk()).toBe(true)
    const window = signInWindow(ann.stage())
    await settings.press("button", "Reconnect")
    await authorize(await window)
    await eventually(account).toBe("connected")
    const before = reads()
    await eventually(reads).toBeGreaterThan(before)
  })
})
