import { describe, expect, it } from "vitest"
import { dialogBox, drivePages, enabled } from "./test/drive-pages"
import { pasteIsolated } from "./test/paste"

const link = "https://twitter.com/messages/compose?recipient_id=1990000000000000001"
const d = drivePages()

describe("the reply dialog on Draft.js", () => {
  it("takes a synthetic paste, posts it, and shows a toast that leads to the reply", async () => {
    await d.open("/home")
    await d.openReply()
    expect(await d.page.$(enabled("tweetButton"))).toBeNull()
    await pasteIsolated(d.page, dialogBox, `Sorry! Please write to us. ${link}`)
    await d.page.waitForSelector(enabled("tweetButton"))
    expect(await d.textOf(dialogBox)).toBe(`Sorry! Please write to us. ${link}`)
    await d.page.click('[data-testid="tweetButton"]')
    const toast = await d.page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    const reply = d.repliesTo(d.people.complaint.id)[0]
    expect(reply?.text).toBe(`Sorry! Please write to us. ${link}`)
    expect(await toast?.evaluate((a) => a.getAttribute("href"))).toBe(`/NorthwindCare/status/${reply?.id}`)
    expect(await d.page.$('[role="dialog"]')).toBeNull()
  })

  it("keeps what was typed before a paste, with blank lines and emoji", async () => {
    await d.open("/home")
    await d.openReply()
    await d.page.type(dialogBox, "Typed 😀")
    await d.page.keyboard.press("Enter")
    await d.page.keyboard.press("Enter")
    await pasteIsolated(d.page, dialogBox, `pasted\n\nthree ${link}`)
    await d.page.waitForSelector(enabled("tweetButton"))
    const blocks = await d.page.$$eval(`${dialogBox} [data-block]`, (all) => all.map((block) => block.textContent))
    expect(blocks).toEqual(["Typed 😀", "", "pasted", "", `three ${link}`])
    await d.page.keyboard.type(" end")
    expect(await d.textOf(dialogBox)).toContain(`${link} end`)
  })

  it("disables the button beyond 280 weighted characters", async () => {
    await d.open("/home")
    await d.openReply()
    await pasteIsolated(d.page, dialogBox, "a".repeat(281))
    await d.page.waitForFunction(() => document.querySelector('[role="dialog"]')?.textContent?.includes("-1"))
    const button = await d.page.$eval('[data-testid="tweetButton"]', (b) => [
      b.hasAttribute("disabled"),
      b.getAttribute("aria-disabled"),
    ])
    expect(button).toEqual([true, "true"])
    await d.page.keyboard.press("Backspace")
    await d.page.waitForSelector(enabled("tweetButton"))
  })

  it("asks before words are lost", async () => {
    await d.open("/home")
    await d.openReply()
    await d.page.type(dialogBox, "Half a thought")
    await d.page.click('[data-testid="app-bar-close"]')
    await d.page.waitForSelector('[data-testid="confirmationSheetDialog"]')
    await d.page.click('[data-testid="confirmationSheetCancel"]')
    expect(await d.textOf(dialogBox)).toBe("Half a thought")
    await d.page.keyboard.press("Escape")
    await d.page.waitForSelector('[data-testid="confirmationSheetConfirm"]')
    await d.page.click('[data-testid="confirmationSheetConfirm"]')
    await d.page.waitForFunction(() => !document.querySelector('[role="dialog"]'))
  })

  it.each(["refuse", "error", "drop"] as const)(
    "keeps the words and shows a toast without a link: %s",
    async (fault) => {
      const before = d.people.world.posts().length
      d.options.postFaults.push(fault)
      await d.open("/home")
      await d.openReply()
      await pasteIsolated(d.page, dialogBox, `Will fail: ${fault}`)
      await d.page.waitForSelector(enabled("tweetButton"))
      await d.page.click('[data-testid="tweetButton"]')
      await d.page.waitForSelector('[data-testid="toast"]')
      expect(await d.page.$('[data-testid="toast"] a')).toBeNull()
      expect(await d.textOf(dialogBox)).toBe(`Will fail: ${fault}`)
      expect(d.people.world.posts().length).toBe(before)
    },
  )
})

describe("a thread", () => {
  it("posts from the inline box with Ctrl+Enter, and shows the link as a button", async () => {
    await d.open(`/ada_l/status/${d.people.complaint.id}`)
    const box = await d.page.waitForSelector('[data-testid="inline_reply_offscreen"] [data-testid="tweetTextarea_0"]')
    expect(await d.page.$('[data-testid="toolBar"]')).toBeNull()
    await box?.click()
    await d.page.waitForSelector('[data-testid="toolBar"]')
    await pasteIsolated(d.page, '[data-testid="tweetTextarea_0"]', `Inline sorry. ${link}`)
    await d.page.waitForSelector(enabled("tweetButtonInline"))
    await d.page.keyboard.down("Control")
    await d.page.keyboard.press("Enter")
    await d.page.keyboard.up("Control")
    await d.page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    expect(d.repliesTo(d.people.complaint.id)[0]?.text).toBe(`Inline sorry. ${link}`)
    await d.page.waitForFunction(() => document.body.textContent.includes("Inline sorry."))
    const shown = await d.page.evaluate(() => {
      const article = [...document.querySelectorAll("article")].find((one) => one.textContent.includes("Inline sorry."))
      return {
        href: article?.querySelector('[data-testid="privateMessageButton"]')?.getAttribute("href"),
        text: article?.querySelector('[data-testid="tweetText"]')?.textContent,
      }
    })
    expect(shown).toEqual({ href: link, text: "Inline sorry." })
    expect(await d.textOf('[data-testid="inline_reply_offscreen"]')).not.toContain("Inline sorry.")
  })

  it("receives a new reply while it is open", async () => {
    await d.open(`/gracehops/status/${d.people.thread.id}`)
    await d.page.waitForSelector("article")
    d.people.world.addPost({
      authorId: d.people.complaint.authorId,
      text: "Live and kicking.",
      inReplyTo: d.people.thread.id,
    })
    await d.page.waitForFunction(() => document.body.textContent.includes("Live and kicking."))
  })
})
