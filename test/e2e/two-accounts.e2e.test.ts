import { afterAll, beforeAll, expect, test } from "vitest"
import { connectAccount, dmButton, openHome, postOf, pressDmLink } from "../../scripts/tour/acts"
import { ACME_AIR, ACME_HELP } from "../../simulator/seed/people"
import { accept, conversationsOf, type Desk, eventually, fate, look, messagesOf, openDesk, posts, reply } from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const { stage, settings } = desk
  stage.x.world.session.personId = ACME_HELP.id
  await connectAccount(stage, settings)
  await settings.read("@acme_help")
})
afterAll(() => desk?.stage.close())

test("both accounts stand in the settings, each with its numeric ID", async () => {
  const list = await desk.settings.see("list", "Accounts")
  const text = await list.evaluate((node) => (node as HTMLElement).innerText)
  for (const part of ["@acme_air", ACME_AIR.id, "@acme_help", ACME_HELP.id]) expect(text).toContain(part)
})

test("the reply goes from the account the customer wrote to last, with that account's token", async () => {
  const { stage, panel } = desk
  const hannah = stage.x.customer("hannah_b")
  const help = stage.x.customer("hannah_b", ACME_HELP.id)
  hannah.writes("My violin: three people, three rules")
  await look(panel)
  await accept(panel, "Hannah <3 Berlin")
  await panel.read("From @acme_air")
  await reply(panel, "Which flight?")
  await fate(panel, "Which flight?", "Sent")
  expect(posts(stage).map(({ account }) => account)).toEqual([ACME_AIR.id])

  help.writes("AC902, on Friday & back on Sunday")
  await panel.read("From @acme_help", 40_000)
  await reply(panel, "It may come with you")
  await fate(panel, "It may come with you", "Sent")
  expect(posts(stage).map(({ account }) => account)).toEqual([ACME_AIR.id, ACME_HELP.id])
  expect(hannah.heard().map((dm) => dm.text)).toEqual(["Which flight?"])
  expect(help.heard().map((dm) => dm.text)).toEqual(["It may come with you"])

  // One customer, one conversation, over both accounts.
  expect(await conversationsOf(panel.page)).toHaveLength(1)
  expect(await messagesOf(panel.page)).toHaveLength(2)
  expect(await panel.textOf("log", "Conversation")).toMatch(
    /three rules[\s\S]*Which flight\?[\s\S]*on Sunday[\s\S]*come with you/,
  )
})

test("a message keeps the account it was sent from, whatever the customer does meanwhile", async () => {
  const { stage, panel } = desk
  const before = posts(stage).length
  stage.x.faults.add({ method: "POST" }, { drops: "before" })
  await reply(panel, "From Help, at first")
  await fate(panel, "From Help, at first", "Unsure")
  stage.x.customer("hannah_b").writes("I write to Air again")
  await panel.read("From @acme_air", 40_000)
  await panel.see("button", "Send again", 40_000)
  await panel.press("button", "Send again")
  await fate(panel, "From Help, at first", "Sent")
  await reply(panel, "And this from Air")
  await fate(panel, "And this from Air", "Sent")
  expect(
    posts(stage)
      .slice(before)
      .map(({ account }) => account),
  ).toEqual([ACME_HELP.id, ACME_HELP.id, ACME_AIR.id])
})

test("on the page the link leads to the account the post mentions", async () => {
  const { stage } = desk
  stage.x.world.session.personId = ACME_AIR.id
  const home = await openHome(stage)
  await dmButton(await postOf(home.page, "mona_reads"))
  expect(await pressDmLink(home.page, "dev_arjun")).toContain(`recipient_id=${ACME_HELP.id}`)
  // X is signed in as another account than the one in the link: said before it is posted.
  await eventually(() => home.page.evaluate(() => document.body.innerText)).toContain("X is signed in as @acme_air")
})
