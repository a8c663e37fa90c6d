import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import { connectAccount, goAvailable } from "../../scripts/tour/acts"
import { isConnected, joinTeam, teamIs, tell } from "../../scripts/tour/team/acts"
import { inviteOnScreen } from "../../scripts/tour/team/journey/gather"
import type { TeamMember } from "../../scripts/tour/team/member"
import { noTeam } from "../../scripts/tour/team/server"
import { joinAs, openTeamStage, type TeamStage } from "../../scripts/tour/team/stage"
import {
  conversationsOf,
  entriesOf,
  eventually,
  fate,
  isOn,
  offered,
  reply,
  rowsOf,
  setNumber,
  THROUGH_X,
} from "./acts"

if (noTeam) console.warn(`Skipped: ${noTeam}`)

describe.skipIf(noTeam)("three browsers at one desk", () => {
  let stage: TeamStage
  let ann: TeamMember
  let bob: TeamMember
  let cho: TeamMember
  let settings: Screen
  beforeAll(async () => {
    stage = await openTeamStage({ x: { customers: false } })
  })
  afterAll(() => stage?.close())

  test("the admin opens the desk with the workspace's key, and connects the brand", async () => {
    ann = await joinAs(stage, { name: "Ann", role: "admin" })
    settings = await ann.settings()
    await connectAccount(ann.stage(), settings)
    await settings.read("@acme_air")
    for (const [label, value] of Object.entries({ "Undo send (seconds)": 0, "Pause between offers (seconds)": 0 }))
      await setNumber(settings, label, value)
  })

  test("those whom she invites join with the keys that her settings show, and go on duty", async () => {
    for (const name of ["Bob", "Cho"]) {
      const member = await stage.seat({ name, role: "agent" })
      await joinTeam(member.stage(), await inviteOnScreen(settings, name, "agent"), member.cable.address)
      const panel = await member.panel()
      await goAvailable(panel)
      await isOn(panel)
    }
    ;[, bob, cho] = stage.members as [TeamMember, TeamMember, TeamMember]
    expect(await accountsOf(cho)).toEqual([["acme_air", "connected"]])
  })

  test("one conversation is offered to one of them; both say Accept at the same instant, and it is one's", async () => {
    stage.x.customer("mona_reads").writes("Where is my bag?")
    const panels = [await bob.panel(), await cho.panel()]
    const both = [bob, cho]
    const ids = await Promise.all(both.map((member) => member.id()))
    await expect.poll(() => offersTo(cho), { timeout: THROUGH_X }).toHaveLength(1)
    const [asked] = await offersTo(cho)
    expect(ids).toContain(asked)
    await expect.poll(() => offersTo(bob), { timeout: THROUGH_X }).toEqual([asked])
    const [talk] = await conversationsOf(panels[0]!.page)
    const answers = await Promise.all(panels.map(({ page }) => tell(page, { say: "accept", conversation: talk!.id })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await expect
      .poll(async () => (await conversationsOf(panels[1]!.page)).map(({ owner, status }) => [owner, status]), {
        timeout: THROUGH_X,
      })
      .toEqual([[asked, "Open"]])
    const begun = async () => (await entriesOf(panels[0]!.page)).filter(({ type }) => type === "session begun")
    await eventually(begun).toHaveLength(1)
  })

  test("the owner's reply goes out by the admin's browser, and reaches X exactly once", async () => {
    const owner = await ownerOf("Mona Lindqvist")
    const panel = await owner.panel()
    await openTalk(panel, "Mona Lindqvist")
    await reply(panel, "We look into it & tell you")
    await fate(panel, "We look into it & tell you", "Sent")
    expect(stage.x.customer("mona_reads").heard()).toHaveLength(1)
  })

  test("the server is killed: all can be read, what is written is refused with the reason; it comes back, and so do they", async () => {
    const owner = await ownerOf("Mona Lindqvist")
    const panel = await owner.panel()
    await stage.server.kill()
    await teamIs(panel.page, ({ line }) => line?.state === "away")
    await panel.read("No connection to the team’s desk")
    await panel.read("Where is my bag?")
    const [talk] = await conversationsOf(panel.page)
    const note = { say: "note", note: "n1", customer: talk!.customer, conversation: talk!.id, text: "Not now" }
    expect(await tell(panel.page, note)).toMatchObject({ ok: false, refusal: "team-away" })
    await stage.server.start()
    for (const member of [ann, bob, cho]) await isConnected((await member.panel()).page)
    await panel.page.bringToFront()
    await reply(panel, "And we are back")
    await fate(panel, "And we are back", "Sent")
    expect(stage.x.customer("mona_reads").heard()).toHaveLength(2)
  })

  test("whoever is revoked is told so, and refused", async () => {
    const gone = (await ownerOf("Mona Lindqvist")) === bob ? cho : bob
    expect(await tell(settings.page, { say: "revoke", member: await gone.id() })).toMatchObject({ ok: true })
    const panel = await gone.panel()
    await teamIs(panel.page, ({ line }) => line?.state === "refused" && line.because === "revoked key")
    const refused = await tell(panel.page, { say: "setAvailable", available: false })
    expect(refused).toMatchObject({ ok: false, refusal: "team-away" })
    stage.x.customer("tariq_ha").writes("Hello")
    const left = gone === bob ? cho : bob
    await offered(await left.panel(), "طارق حداد")
  })

  const accountsOf = async (member: TeamMember) =>
    (await rowsOf<{ handle: string; status: string }>((await member.panel()).page, "accounts")).map(
      ({ handle, status }) => [handle, status],
    )
  const offersTo = async (member: TeamMember): Promise<string[]> =>
    (await conversationsOf((await member.panel()).page)).flatMap(({ offer }) => offer?.agent ?? [])

  /** Whose that customer's conversation is. */
  async function ownerOf(name: string): Promise<TeamMember> {
    const { page } = await ann.panel()
    const customers = await rowsOf<{ id: string; name: string }>(page, "customers")
    const whose = customers.find((customer) => customer.name === name)?.id
    const owner = (await conversationsOf(page)).find(({ customer }) => customer === whose)?.owner
    const members = await Promise.all([bob, cho].map(async (member) => ({ member, id: await member.id() })))
    const found = members.find(({ id }) => id === owner)
    if (!found) throw new Error(`${name} is nobody's`)
    return found.member
  }

  /** Opens a customer of one's own in the panel. */
  async function openTalk(panel: Screen, name: string): Promise<void> {
    await panel.page.bringToFront()
    const item = await panel.page.waitForSelector(`::-p-aria([role="list"]) ::-p-text(${name})`, { visible: true })
    await item?.click()
    await panel.see("region", "Customer profile")
  }
})
