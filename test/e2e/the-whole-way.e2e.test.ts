import { afterAll, beforeAll, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import {
  connectAccount,
  dmButton,
  goAvailable,
  openHome,
  openPanelFromPage,
  openSettings,
  postOf,
  postReply,
  pressDmLink,
} from "../../scripts/tour/acts"
import { openStage, type Stage } from "../../scripts/tour/stage"
import { ACME_AIR } from "../../simulator/seed/people"
import { setNumber, THROUGH_X } from "./acts"

const LINK = `https://twitter.com/messages/compose?recipient_id=${ACME_AIR.id}`
const MONA = { handle: "mona_reads", name: "Mona Lindqvist" }

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ x: { customers: { followMs: 500, answerMs: 500 } } })
})
afterAll(() => stage?.close())

/** Until the name of Aside's button under Mona's post is like this. */
async function buttonSays(home: Screen, words: RegExp): Promise<void> {
  const button = await dmButton(await postOf(home.page, MONA.handle))
  await expect.poll(() => button.evaluate((one) => one.getAttribute("aria-label")), { timeout: 20_000 }).toMatch(words)
}

test("from a post to a private conversation, through the real side panel, to its end", async () => {
  const { x } = stage
  const settings = await openSettings(stage)
  await connectAccount(stage, settings)
  await settings.read("@acme_air")
  await setNumber(settings, "Undo send (seconds)", 0)

  const home = await openHome(stage)
  const panel = await openPanelFromPage(stage, home.page, MONA.handle)
  expect((await stage.browser.pages()).map((tab) => tab.target())).not.toContain(panel.page.target())
  await goAvailable(panel)

  // One press: the words, the link last and once, X's own button waiting for a person.
  await home.page.bringToFront()
  const postsBefore = x.world.posts().length
  const text = await pressDmLink(home.page, MONA.handle)
  expect(text.trim()).toBe(
    `Hi @${MONA.handle}, we are sorry to hear that. Send us a private message and we will sort it out: ${LINK}`,
  )
  await home.page.waitForSelector(
    '[role="dialog"] [data-testid="tweetButton"]:not([disabled]):not([aria-disabled="true"])',
  )
  await buttonSays(home, /^Reply with DM link, DM link drafted by Me, /)
  expect(x.world.posts()).toHaveLength(postsBefore)

  // The person posts; the customer follows the link; the offer stands in the panel.
  await postReply(home.page)
  expect(x.world.posts()[0]).toMatchObject({ authorId: ACME_AIR.id, inReplyTo: x.seeded.posts.get("bag")?.id })
  await buttonSays(home, /^Reply with DM link, DM link sent by Me, /)
  await panel.see("region", "Offer", THROUGH_X)
  await buttonSays(home, /^Reply with DM link, In DM with Mona Lindqvist$/)

  // Accept opens the profile, the post linked, the composer open and focused.
  await panel.press("button", "Accept")
  await panel.see("region", "Customer profile")
  await panel.see("heading", MONA.name)
  const original = await panel.see("link", "Original post")
  expect(await original.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(
    `https://x.com/${MONA.handle}/status/${x.seeded.posts.get("bag")?.id}`,
  )
  await panel.see("textbox", "Message")
  await panel.until(() => document.activeElement?.getAttribute("aria-label") === "Message")
  await panel.read("From @acme_air")
  expect(await panel.textOf("log", "Conversation")).toContain("Tag number AC 4471 902")

  // The reply stands in the world once.
  const first = "Thank you, Mona. What does your bag look like?"
  await panel.page.keyboard.type(first)
  await panel.press("button", "Send")
  await panel.read("Sent")
  expect(
    x
      .customer(MONA.handle)
      .heard()
      .map((dm) => dm.text),
  ).toEqual([first])

  // The customer answers: a banner, and Reply opens the composer.
  const banner = await panel.see("region", "New message", THROUGH_X)
  expect(await banner.evaluate((node) => node.textContent)).toContain(MONA.name)
  expect(await banner.evaluate((node) => node.textContent)).toContain("a red ribbon & a sticker of a fox")
  await (await banner.$('::-p-aria([name="Reply"][role="button"])'))?.click()
  await panel.gone("region", "New message")
  await panel.until(() => document.activeElement?.getAttribute("aria-label") === "Message")
  const second = "Found it & it flies to you: https://acme.example/bags?tag=4471&to=LIS"
  await panel.page.keyboard.type(second)
  await panel.press("button", "Send")
  await x.until(() => x.customer(MONA.handle).heard().length === 2, "the second reply", 20_000)
  expect(
    x
      .customer(MONA.handle)
      .heard()
      .map((dm) => dm.text),
  ).toEqual([first, second])
  await panel.until(() => document.querySelectorAll('article[data-fate="sent"]').length === 2)

  // Closed, on the desk and on the page.
  await panel.press("button", "Close")
  await panel.read("You closed the conversation")
  await panel.gone("textbox", "Message")
  await buttonSays(home, /^Reply with DM link, Closed$/)
  expect(x.world.posts().filter(({ authorId }) => authorId === ACME_AIR.id)[0]?.inReplyTo).toBe(
    x.seeded.posts.get("bag")?.id,
  )
})
