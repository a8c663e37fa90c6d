import { describe, expect, it } from "vitest"
import type { EditorKind } from "../contract"
import { drivePages, enabled } from "./test/drive-pages"
import { pasteIsolated } from "./test/paste"

const link = "https://twitter.com/messages/compose?recipient_id=1990000000000000001"
const d = drivePages()
const inDialog = '[role="dialog"] :is([role="textbox"], textarea)'
const inline = '[data-testid="inline_reply_offscreen"] :is([role="textbox"], textarea)'

const standing = () =>
  d.page.$eval(inDialog, (box) =>
    box instanceof HTMLTextAreaElement ? box.value : [...box.childNodes].map((line) => line.textContent).join("\n"),
  )

async function openReply(editor: EditorKind) {
  await d.open(`/home?editor=${editor}`)
  await d.page.waitForSelector('article [data-testid="reply"]')
  await d.page.click('article [data-testid="reply"]')
  await d.page.waitForSelector(inDialog)
  await d.page.waitForFunction((box) => document.activeElement === document.querySelector(box), {}, inDialog)
}

async function submit() {
  await d.page.keyboard.down("Control")
  await d.page.keyboard.press("Enter")
  await d.page.keyboard.up("Control")
  await d.page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
}

async function typeTwoLines(tail: string) {
  expect(await d.page.$(enabled("tweetButton"))).toBeNull()
  await d.page.keyboard.type("Sorry @ada_l 😀!")
  await d.page.keyboard.press("Backspace")
  await d.page.keyboard.press("Enter")
  await d.page.keyboard.press("Enter")
  await d.page.keyboard.type(`See ${link} #${tail}`)
  await d.page.waitForSelector(enabled("tweetButton"))
}

const last = () => d.repliesTo(d.people.complaint.id)[0]?.text

const markOf: Record<EditorKind, string> = {
  draft: ".public-DraftEditor-content",
  lexical: '[data-lexical-editor="true"]',
  textarea: "textarea",
  unknown: '[role="textbox"]:not([data-testid])',
}

describe.each(["draft", "lexical", "textarea", "unknown"] as const)("X's text box on %s", (editor) => {
  it("has the focus when it opens and posts exactly what was typed, with Ctrl+Enter", async () => {
    await openReply(editor)
    expect(await d.page.$(`[role="dialog"] ${markOf[editor]}`)).not.toBeNull()
    await typeTwoLines(editor)
    const want = `Sorry @ada_l 😀\n\nSee ${link} #${editor}`
    await submit()
    expect(last()).toBe(want)
    expect(await d.page.$('[role="dialog"]')).toBeNull()
  })

  it("keeps the button disabled beyond 280 weighted characters", async () => {
    await openReply(editor)
    await d.page.keyboard.type(`${"a".repeat(279)} b`)
    await d.page.waitForFunction(() => document.querySelector('[role="dialog"]')?.textContent?.includes("-1"))
    expect(await d.page.$(enabled("tweetButton"))).toBeNull()
    await d.page.keyboard.press("Backspace")
    await d.page.waitForSelector(enabled("tweetButton"))
  })

  it("is the inline box's and the intent page's, too, and empty after a post", async () => {
    await d.open(`/ada_l/status/${d.people.complaint.id}?editor=${editor}`)
    const box = await d.page.waitForSelector(inline)
    await box?.click()
    await d.page.keyboard.type(`Inline on ${editor}`)
    await d.page.waitForSelector(enabled("tweetButtonInline"))
    await submit()
    expect(last()).toBe(`Inline on ${editor}`)
    await d.page.waitForFunction(
      (selector) => {
        const now = document.querySelector(selector)
        return (now instanceof HTMLTextAreaElement ? now.value : now?.textContent) === ""
      },
      {},
      inline,
    )
    await d.open(`/intent/tweet?in_reply_to=${d.people.thread.id}&text=By%20intent&editor=${editor}`)
    await d.page.waitForSelector(enabled("tweetButton"))
    expect(await d.page.$(`[role="dialog"] ${markOf[editor]}`)).not.toBeNull()
    await d.page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, inDialog)
    await d.page.keyboard.type(` on ${editor}`)
    await submit()
    expect(d.repliesTo(d.people.thread.id)[0]?.text).toBe(`By intent on ${editor}`)
  })

  it("is what the session says, where the address says nothing", async () => {
    d.people.world.session.editor = editor
    await d.open("/compose/post")
    await d.page.waitForSelector(`[role="dialog"] ${markOf[editor]}`)
    d.people.world.session.editor = "draft"
  })
})

describe("a synthetic paste", () => {
  it.each(["draft", "lexical"] as const)("really lands in %s, behind what was typed", async (editor) => {
    await openReply(editor)
    await d.page.keyboard.type("Typed 😀 ")
    await pasteIsolated(d.page, inDialog, `pasted on ${editor}\n\nthree ${link}`)
    await d.page.waitForSelector(enabled("tweetButton"))
    await d.page.keyboard.type(" end")
    await submit()
    expect(last()).toBe(`Typed 😀 pasted on ${editor}\n\nthree ${link} end`)
  })

  it.each(["textarea", "unknown"] as const)("changes nothing in %s: it holds what was typed", async (editor) => {
    await openReply(editor)
    await d.page.keyboard.type("Typed")
    await pasteIsolated(d.page, inDialog, "pasted")
    await d.page.click(inDialog)
    await d.page.keyboard.press("End")
    await d.page.keyboard.type(", then more")
    expect(await standing()).toBe("Typed, then more")
  })
})

describe("other ways in", () => {
  it("Lexical marks names and addresses as nodes of their own, and undoes", async () => {
    await openReply("lexical")
    await d.page.keyboard.type(`Hi @ada_l: ${link}`)
    const marked = () =>
      d.page.$$eval('[role="dialog"] [role="textbox"] span[style*="color"]', (all) => all.map((one) => one.textContent))
    expect(await marked()).toEqual(["@ada_l", link])
    await d.page.keyboard.down("Control")
    await d.page.keyboard.press("z")
    await d.page.keyboard.up("Control")
    await d.page.waitForFunction(
      (selector, text) => !document.querySelector(selector)?.textContent?.includes(text),
      {},
      inDialog,
      link,
    )
  })

  it("React takes a text field's new value when it comes by the field's own setter and an input event", async () => {
    await openReply("textarea")
    await d.page.$eval(inDialog, (box) => {
      const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value") ?? {}
      set?.call(box, "Set from outside")
      box.dispatchEvent(new Event("input", { bubbles: true }))
    })
    await d.page.waitForSelector(enabled("tweetButton"))
    await submit()
    expect(last()).toBe("Set from outside")
  })

  it("the unknown editor takes execCommand and a synthetic beforeinput", async () => {
    await openReply("unknown")
    await d.page.keyboard.type("One ")
    await d.page.evaluate(() => document.execCommand("insertText", false, "two "))
    await d.page.$eval(inDialog, (box) =>
      box.dispatchEvent(
        new InputEvent("beforeinput", {
          inputType: "insertText",
          data: "three\n\nfour",
          bubbles: true,
          cancelable: true,
        }),
      ),
    )
    expect(await standing()).toBe("One two three\n\nfour")
    await d.page.waitForSelector(enabled("tweetButton"))
    await submit()
    expect(last()).toBe("One two three\n\nfour")
  })
})
