import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import { inviteFrom, isConnected } from "../../scripts/tour/team/acts"
import type { TeamMember } from "../../scripts/tour/team/member"
import { noTeam } from "../../scripts/tour/team/server"
import { joinAs, openTeamStage, type TeamStage } from "../../scripts/tour/team/stage"
import { brokenSuitcase } from "../../simulator/images/png"
import { ACME_AIR } from "../../simulator/seed/people"
import { accept, composerOf, entriesOf, eventually, fate, reply, rowsOf, sendsOf } from "./acts"
import { goOn, openShop, openTalk, readNow, timeIsUp } from "./team-acts"

/** An agent whose browser holds no token of X's: what they see, send, delete and block passes through the admin's. */
describe.skipIf(noTeam)("an agent without tokens and the gateway", () => {
  const MONA = "Mona Lindqvist"
  const folder = mkdtempSync(join(tmpdir(), "aside-team-media-"))
  let stage: TeamStage
  let ann: TeamMember
  let bob: TeamMember
  let panel: Screen
  beforeAll(async () => {
    stage = await openTeamStage({ x: { customers: false } })
    ann = await joinAs(stage, { name: "Ann", role: "admin" })
    const settings = await openShop(ann)
    bob = await stage.seat({ name: "Bob", role: "agent" })
    await bob.join(await inviteFrom(settings.page, bob))
    panel = await goOn(bob)
  })
  afterAll(async () => {
    await stage?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const mona = () => stage.x.customer("mona_reads")
  const inFront = () => panel.page.bringToFront()

  test("a customer's photo is fetched by the gateway, once, and seen by the agent", async () => {
    mona().sendsPhoto("This is how it came")
    await readNow(ann)
    await accept(panel, MONA)
    await panel.see("button", `Photo from ${MONA}, open larger`, 40_000)
    expect(stage.x.requests.filter(({ path }) => path.startsWith("/2/dm_conversations/media/"))).toHaveLength(1)
    expect(await rowsOf(panel.page, "tokens", "aside-tokens")).toEqual([])
  })

  test("the agent's photo reaches X once, with its words, also when the agent's worker dies after Send", async () => {
    const photo = Buffer.concat([brokenSuitcase(), Buffer.alloc(1_200_000)])
    writeFileSync(join(folder, "form.png"), photo)
    await inFront()
    await composerOf(panel)
    const [chooser] = await Promise.all([panel.page.waitForFileChooser(), panel.press("button", "Attach")])
    await chooser.accept([join(folder, "form.png")])
    await panel.see("figure", "form.png")
    await panel.write("textbox", "Message", "Is it this one?")
    bob.cable.cut("silent")
    await panel.press("button", "Send")
    await bob.stage().killWorker()
    bob.cable.mend()
    await panel.page.reload({ waitUntil: "domcontentloaded" })
    await inFront()
    await isConnected(panel.page)
    // Nobody knows whether it was taken: what was typed and attached is there, or the message is.
    if ((await sendsOf(panel.page)).length === 0) {
      await panel.see("figure", "form.png")
      await panel.press("button", "Send")
    }
    await fate(panel, "Is it this one?", "Sent")
    const heard = mona().heard()
    expect(heard.map(({ text }) => text)).toEqual(["Is it this one?"])
    expect(Buffer.from(stage.x.world.medium(heard[0]?.mediaKey ?? "")?.bytes ?? []).equals(photo)).toBe(true)
  })

  test("the agent's worker dies with a session, a queued reply and a draft: the reply reaches X once, the draft stands", async () => {
    ann.cable.cut("silent")
    await reply(panel, "It is on its way")
    await fate(panel, "It is on its way", "Queued")
    await (await composerOf(panel)).type("And tomorrow")
    await expect.poll(async () => JSON.stringify(await rowsOf(panel.page, "drafts"))).toContain("tomorrow")
    await bob.stage().killWorker()
    ann.cable.mend()
    await panel.page.reload({ waitUntil: "domcontentloaded" })
    await inFront()
    await fate(panel, "It is on its way", "Sent")
    expect(mona().heard()).toHaveLength(2)
    expect(await (await composerOf(panel)).evaluate((box) => (box as HTMLTextAreaElement).value)).toBe("And tomorrow")
    const agents = await rowsOf<{ name: string; sessions: string[] }>(panel.page, "agents")
    expect(agents.find(({ name }) => name === "Bob")?.sessions).toHaveLength(1)
  })

  test("Delete message and Block are done at X by the gateway", async () => {
    await inFront()
    await panel.press("button", "Delete message")
    await panel.press("button", "Delete")
    await eventually(() => mona().heard().length).toBe(1)
    await eventually(async () => (await entriesOf(panel.page)).filter(({ emptied }) => emptied).length).toBe(1)
    await block()
    await eventually(() => stage.x.world.hasBlocked(ACME_AIR.id, mona().person.id)).toBe(true)
    await panel.page.waitForFunction(() => document.querySelector("dialog[open]") === null)
  })

  test("with no gateway there, each says so and what to do; a reply waits, and goes once one is back", async () => {
    stage.x.customer("tariq_ha").sendsPhoto("My ticket")
    await readNow(ann)
    await panel.see("region", "Offer", 40_000)
    await ann.kill()
    await timeIsUp(stage)
    await panel.press("button", "Accept")
    await panel.see("region", "Customer profile")
    await panel.read("No browser that is signed in for this account is open now", 40_000)
    await reply(panel, "We look at it")
    await fate(panel, "We look at it", "Queued")
    await panel.read("Open Chrome where the account was connected; nothing is lost.", 40_000)
    await openTalk(panel, MONA)
    await panel.press("button", "Delete message")
    await panel.press("button", "Delete")
    await panel.read("No browser that is signed in for this account is open now")
    await panel.press("button", "Cancel")
    await panel.press("button", "More")
    await panel.press("menuitem", "Unblock")
    await panel.press("button", "Unblock")
    await panel.read("No browser that is signed in for this account is open now")
    await panel.press("button", "Cancel")
    expect(mona().heard()).toHaveLength(1)
    await ann.relaunch()
    await inFront()
    await panel.until(() => !document.body.innerText.includes("Open Chrome where"))
    await openTalk(panel, "طارق حداد")
    await fate(panel, "We look at it", "Sent")
    await panel.see("button", "Photo from طارق حداد, open larger", 40_000)
    expect(stage.x.customer("tariq_ha").heard()).toHaveLength(1)
  })

  async function block(): Promise<void> {
    await panel.press("button", "More")
    await panel.press("menuitem", "Block")
    await panel.press("button", "Block")
  }
})
