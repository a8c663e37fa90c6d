import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Screen, screenOf } from "../../scripts/browser/screen"
import { dmButton, openHome, postOf, postReply, pressDmLink } from "../../scripts/tour/acts"
import { ACME_AIR } from "../../simulator/seed/people"
import { accept, type Desk, eventually, look, openDesk, profileOf, rowsOf } from "./acts"

/** What becomes of the links that listeners put under posts: told in every tab, in the panel, and by the customers who come. */
let desk: Desk
let home: Screen
let beside: Screen
beforeAll(async () => {
  desk = await openDesk()
  home = await openHome(desk.stage)
  beside = await openHome(desk.stage)
})
afterAll(() => desk?.stage.close())

const ours = () => desk.stage.x.world.posts().filter(({ authorId }) => authorId === ACME_AIR.id)
const postBy = (handle: string) => `https://x.com/${handle}/status/`

/** Until the name of Aside's button under that person's post is like this, in both tabs. */
async function saysEverywhere(handle: string, words: RegExp): Promise<void> {
  for (const { page } of [home, beside]) {
    const button = await dmButton(await postOf(page, handle))
    await eventually(() => button.evaluate((one) => one.getAttribute("aria-label"))).toMatch(words)
  }
}

/** Presses X's Escape, and X's own question whether to keep the draft is answered with discarding it. */
async function leaveBox(page: Page): Promise<void> {
  await page.bringToFront()
  await page.keyboard.press("Escape")
  const sheet = await page.waitForSelector('[data-testid="confirmationSheetConfirm"]', { visible: true })
  await sheet?.click()
  await page.waitForFunction(() => document.querySelector('[role="dialog"]') === null)
}

test("a link left without posting stands as drafted in every tab and in the panel, until it is forgotten there", async () => {
  await home.page.bringToFront()
  await pressDmLink(home.page, "lena_k")
  await leaveBox(home.page)
  await saysEverywhere("lena_k", /^Reply with DM link, DM link drafted by Me, /)
  const { panel } = desk
  await panel.page.bringToFront()
  const list = await panel.see("list", "Waiting for a DM")
  expect(await list.evaluate((node) => node.textContent)).toContain("@lena_k")
  expect(await list.$eval("a", (link) => (link as HTMLAnchorElement).href)).toContain(postBy("lena_k"))
  await panel.press("button", "Forget")
  await panel.gone("list", "Waiting for a DM")
  await saysEverywhere("lena_k", /^Reply with DM link$/)
  expect(await rowsOf(panel.page, "conversions")).toEqual([])
})

test("a reference in the link ties a message from another handle to its post", async () => {
  const { settings, panel, stage } = desk
  await settings.page.bringToFront()
  await (await settings.see("checkbox", "Add a reference to the link")).click()
  await eventually(
    async () => (await rowsOf<{ addReference: boolean }>(settings.page, "settings"))[0]?.addReference,
  ).toBe(true)
  await home.page.bringToFront()
  await pressDmLink(home.page, "mona_reads")
  await postReply(home.page)
  const reference = /recipient_id=\d+&text=Ref%20([2-9A-HJ-NP-Z]{4})$/.exec(ours()[0]?.text ?? "")?.[1]
  expect(reference).toBeDefined()
  await saysEverywhere("mona_reads", /^Reply with DM link, DM link sent by Me, /)
  await panel.page.bringToFront()
  expect(await (await panel.see("list", "Waiting for a DM")).evaluate((node) => node.textContent)).toContain(
    "@mona_reads",
  )

  stage.x.customer("sam_o").writes(`Ref ${reference} It is my wife's bag, I write for her`)
  await look(panel)
  await accept(panel, "Sam Okafor")
  const original = await panel.see("link", "Original post")
  expect(await original.evaluate((link) => (link as HTMLAnchorElement).href)).toContain(postBy("mona_reads"))
  await saysEverywhere("mona_reads", /^Reply with DM link, In DM with Sam Okafor$/)
  await panel.page.bringToFront()
  await panel.gone("list", "Waiting for a DM")
})

test("after closing, one press opens X's reply box under the post with words that close the loop; the person posts them", async () => {
  const { panel, stage } = desk
  await panel.page.bringToFront()
  await panel.press("button", "Close")
  await profileOf(panel, "Sam Okafor")
  const before = ours().length
  const opened = stage.browser.waitForTarget((target) => target.url().includes("in_reply_to="))
  await panel.press("button", "More")
  await panel.press("menuitem", "Close the loop on X")
  const page = await (await opened).page()
  if (!page) throw new Error("X's reply box opened in no page")
  const tab = screenOf(page)
  await tab.page.waitForSelector('[role="dialog"] [data-testid="tweetButton"]:not([disabled])', { visible: true })
  const words = await tab.page.$eval('[role="dialog"] [data-testid="tweetTextarea_0"]', (box) => box.textContent)
  expect(words).toBe("Thank you for your message, @mona_reads. We have sorted this out with you in private.")
  expect(ours()).toHaveLength(before)
  await postReply(tab.page)
  const post = stage.x.seeded.posts.get("bag")?.id
  expect(ours()[0]).toMatchObject({ inReplyTo: post, text: words })
  // It is no new DM link: the one that stands there is closed.
  await saysEverywhere("mona_reads", /^Reply with DM link, Closed$/)
})
