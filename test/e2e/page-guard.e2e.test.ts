import type { Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { buttonUnder, DIALOG, EDITOR, pressInStatus, status, statusSays, textComes, textIn } from "./page-acts"
import { openStage, type Stage, stateOf } from "./page-harness"

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  await stage.reset({ posts: { [stage.complaint.id]: stateOf() } })
})
afterEach(async () => {
  for (const one of await stage.browser.pages()) if (one.url().startsWith("https://")) await one.close()
})

/** Opens X's own reply dialog under a post, by X's own button. */
async function openReply(words: string): Promise<void> {
  const button = await buttonUnder(page, words)
  await button.evaluate((one) => one.closest("article")?.querySelector<HTMLElement>('[data-testid="reply"]')?.click())
  await page.waitForSelector(DIALOG)
  await page.waitForFunction(() => document.querySelector("[role=dialog] article"))
  await page.click(DIALOG)
}
const inBox = () => page.evaluate((css) => document.activeElement === document.querySelector(css), DIALOG)
/** Longer than the typing rests: what was to be said has been said. */
const rested = () => page.evaluate(() => new Promise((done) => setTimeout(done, 900)))
const press = async () => (await stage.heard()).filter(({ say }) => say === "press")

describe("private data in a public reply", () => {
  it("bring a quiet suggestion; its button adds the link and keeps what was typed", async () => {
    page = await stage.open("/home")
    await openReply("my parcel is lost")
    await page.keyboard.type("Is it still ada@example.com?")
    await statusSays(page, "This looks like an e-mail address. Everyone can read this reply.")
    expect(await inBox()).toBe(true)
    await pressInStatus(page, "Add the DM link")
    await textComes(page, DIALOG, "recipient_id")
    expect(await textIn(page, DIALOG)).toBe(`Is it still ada@example.com? ${stage.link}`)
    await expect.poll(press).toMatchObject([{ post: stage.complaint.id, wording: "" }])
    expect(await status(page)).toBe("")
  })

  it.each(["lexical", "textarea", "unknown"])("are seen in X's box when it is %s, too", async (editor) => {
    page = await stage.open(`/home?editor=${editor}`)
    const button = await buttonUnder(page, "my parcel is lost")
    await button.evaluate((one) => one.closest("article")?.querySelector<HTMLElement>('[data-testid="reply"]')?.click())
    const box = "[role=dialog] :is(textarea, [contenteditable=true])"
    await page.waitForSelector(box)
    await page.waitForFunction(() => document.querySelector("[role=dialog] article"))
    await page.click(box)
    await page.keyboard.type("Is it still ada@example.com?")
    await statusSays(page, "This looks like an e-mail address. Everyone can read this reply.")
  })

  it("are named by kind, each once for a box, and the suggestion goes with them", async () => {
    page = await stage.open("/home")
    await openReply("my parcel is lost")
    await page.keyboard.type("Order 1234567")
    await statusSays(page, "This looks like an order number.")
    for (const _ of "1234567") await page.keyboard.press("Backspace")
    await page.waitForFunction(() => !document.querySelector('[role=status][aria-label="Aside"]')?.textContent)
    await page.keyboard.type("1234567 or +49 30 1234567")
    await statusSays(page, "This looks like a phone number.")
    await pressInStatus(page, "Dismiss")
    await page.click(DIALOG)
    await page.keyboard.type("8")
    await rested()
    expect(await status(page)).toBe("")
  })

  it("go unmentioned where the desk is not in touch, where the guard is off, and where a new post is written", async () => {
    page = await stage.open("/home")
    await openReply("Now this is what I call a view")
    await page.keyboard.type("ada@example.com")
    await rested()
    expect(await status(page)).toBe("")
    await stage.reset({ posts: { [stage.complaint.id]: stateOf() }, guardPrivateData: false })
    page = await stage.open("/home")
    await openReply("my parcel is lost")
    await page.keyboard.type("ada@example.com")
    await rested()
    expect(await status(page)).toBe("")
    await stage.reset({ posts: { [stage.complaint.id]: stateOf() } })
    page = await stage.open("/home")
    await buttonUnder(page, "my parcel is lost")
    await page.click(EDITOR)
    await page.keyboard.type("Write to care@example.com")
    await rested()
    expect(await status(page)).toBe("")
  })

  it("are seen too when the author is in a conversation, in the box under an opened post; gone with the box", async () => {
    await stage.reset({ inDm: { ada_l: "Bob" } })
    page = await stage.open(`/ada_l/status/${stage.complaint.id}`)
    await buttonUnder(page, "my parcel is lost")
    await page.click(EDITOR)
    await page.keyboard.type("Card 4111 1111 1111 1111")
    await statusSays(page, "This looks like a card number.")
    await page.evaluate(() => {
      history.pushState({}, "", "/home")
      dispatchEvent(new PopStateEvent("popstate"))
    })
    await buttonUnder(page, "my parcel is lost")
    await page.mouse.click(2, 2)
    await page.waitForFunction(() => !document.querySelector('[role=status][aria-label="Aside"]')?.textContent)
  })

  it("beside a link bring no button for a second one, and our own words are no private data", async () => {
    await stage.reset({ posts: { [stage.complaint.id]: stateOf() }, addReference: true })
    page = await stage.open("/home")
    await (await buttonUnder(page, "my parcel is lost")).click()
    await textComes(page, DIALOG, "recipient_id")
    await rested()
    expect(await status(page)).toBe("")
    await page.click(DIALOG)
    await page.keyboard.down("Control")
    await page.keyboard.press("Home")
    await page.keyboard.up("Control")
    await page.keyboard.type("ada@example.com ")
    await statusSays(page, "This looks like an e-mail address.")
    expect(await status(page)).not.toContain("Add the DM link")
  })
})
