import type { ElementHandle, Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { EditorKind } from "../../simulator/contract"
import { openStage, type Stage } from "./page-harness"

const BUTTON = 'button[aria-label^="Reply with DM link"]'
const STATUS = '[role=status][aria-label="Aside"]'
const DIALOG = '[role="dialog"] :is([contenteditable="true"], textarea)'
const INLINE = '[data-testid="inline_reply_offscreen"] :is([contenteditable="true"], textarea)'
const READY = ':not([disabled]):not([aria-disabled="true"])'
const POST = `[data-testid="tweetButton"]${READY}`
const POST_INLINE = `[data-testid="tweetButtonInline"]${READY}`
const COMPLAINT = "my parcel is lost"

let stage: Stage
let page: Page
/** Tabs that were opened by a press. */
let opened: Page[] = []
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  stage.options.composerDelay = 150
  round++
  await stage.reset({ wordings: [`Hi @{{handle}}, sorry to hear that. Write to us privately (${round}):`] })
})
afterEach(async () => {
  opened = []
  for (const one of await stage.browser.pages()) if (one.url().startsWith("https://")) await one.close()
})

async function open(path: string) {
  page = await stage.open(path)
  page.on("popup", (tab) => tab && opened.push(tab))
}
async function buttonUnder(words: string): Promise<ElementHandle<Element>> {
  const find = (text: string, css: string) =>
    [...document.querySelectorAll("article")].find((one) => one.textContent?.includes(text))?.querySelector(css)
  return (await page.waitForFunction(find, {}, words, BUTTON)).asElement() as ElementHandle<Element>
}
/** By key, where X's dialog lies over the button. */
const pressAgain = async (words: string) => {
  await (await buttonUnder(words)).focus()
  await page.keyboard.press("Enter")
}
const openDialog = async (words: string) => {
  const button = await buttonUnder(words)
  await button.evaluate((one) => one.closest("article")?.querySelector<HTMLElement>('[data-testid="reply"]')?.click())
  await page.waitForSelector(DIALOG)
  await page.waitForSelector("[role=dialog] article")
  await page.waitForFunction((css) => document.activeElement === document.querySelector(css), {}, DIALOG)
}
const standing = (css: string) =>
  page.$eval(css, (box) => (box instanceof HTMLTextAreaElement ? box.value : (box.textContent ?? "")))
const stands = (css: string, text: string) =>
  page.waitForFunction(
    (c, t) => {
      const box = document.querySelector(c)
      return (box instanceof HTMLTextAreaElement ? box.value : box?.textContent)?.includes(t)
    },
    {},
    css,
    text,
  )
/** X refuses a reply that was posted before: every test has words of its own. */
let round = 0
const ours = () => `Hi @ada_l, sorry to hear that. Write to us privately (${round}): ${stage.link}`
const poll = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000 })
const withLink = () =>
  stage.world.posts().filter(({ authorId, text }) => authorId === stage.brand.id && text.includes("recipient_id"))
const presses = async () => (await stage.heard()).filter(({ say }) => say === "press").length
/** X's own model of the text, not ours: what goes out when the person presses X's button. */
async function goesOut(button = POST) {
  const before = new Set(withLink().map(({ id }) => id))
  await (await page.waitForSelector(button))?.evaluate((one) => (one as HTMLElement).click())
  const fresh = () => withLink().filter(({ id }) => !before.has(id))
  await poll(() => fresh().length).toBe(1)
  return fresh()[0]?.text
}
async function settled(text: string, css = DIALOG, button = POST) {
  await stands(css, text)
  await page.waitForSelector(button)
  expect((await standing(css)).split("recipient_id").length, "links in the box").toBe(2)
}
const keys = async (...pressed: ("Control" | "Shift" | "Home" | "End" | "z" | "ArrowLeft")[]) => {
  const last = pressed.pop()
  for (const key of pressed) await page.keyboard.down(key)
  if (last) await page.keyboard.press(last)
  for (const key of pressed.reverse()) await page.keyboard.up(key)
}

describe.each(["draft", "lexical", "textarea", "unknown"] satisfies EditorKind[])(
  "with X's editor on %s, one press",
  (editor) => {
    const home = `/home?editor=${editor}`

    it("opens the dialog and puts the words there once, the link last; X sees them, and nothing is posted", async () => {
      const posted = withLink().length
      await open(home)
      await (await buttonUnder(COMPLAINT)).click()
      await settled(ours())
      expect(withLink()).toHaveLength(posted)
      await poll(presses).toBe(1)
      await pressAgain(COMPLAINT)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      expect(await goesOut()).toBe(ours())
      expect(await presses()).toBe(1)
      expect(opened).toEqual([])
      await poll(async () => (await stage.heard()).filter(({ say }) => say === "posted").length).toBe(1)
    })

    it.each([
      ["words with emoji", "Dear Ada 😀👩‍👩‍👧", "Dear Ada 😀👩‍👩‍👧 "],
      ["a blank line at the end", "One\n\n", "One\n\n"],
      ["a blank line in the middle", "One\n\ntwo ", "One\n\ntwo "],
      ["words from right to left", "שלום עולם", "שלום עולם "],
      ["a name and a tag", "@ada_l #parcel", "@ada_l #parcel "],
    ])("keeps %s that were typed", async (_, typed, kept) => {
      await open(home)
      await openDialog(COMPLAINT)
      await page.keyboard.type(typed)
      await pressAgain(COMPLAINT)
      await settled(stage.link)
      expect(await goesOut()).toBe(kept + ours())
    })

    it("keeps what is selected in the middle, and one undo brings back what was typed", async () => {
      await open(home)
      await openDialog(COMPLAINT)
      await page.keyboard.type("Dear Ada")
      await keys("Shift", "ArrowLeft")
      await keys("Shift", "ArrowLeft")
      await pressAgain(COMPLAINT)
      await settled(`Dear Ada ${ours()}`)
      if (editor === "unknown") return
      await keys("Control", "z")
      await page.waitForFunction(
        (css) => {
          const box = document.querySelector(css)
          const text = box instanceof HTMLTextAreaElement ? box.value : box?.textContent
          return !text?.includes("recipient_id")
        },
        {},
        DIALOG,
      )
      expect((await standing(DIALOG)).trim()).toBe("Dear Ada")
    })

    it("fills the box under an opened post", async () => {
      await open(`/ada_l/status/${stage.complaint.id}?editor=${editor}`)
      const button = await buttonUnder(COMPLAINT)
      await page.click(INLINE)
      await page.keyboard.type("Dear Ada,")
      await button.click()
      await settled(`Dear Ada, ${ours()}`, INLINE, POST_INLINE)
      expect(await page.$("[role=dialog]")).toBeNull()
      expect(await goesOut(POST_INLINE)).toBe(`Dear Ada, ${ours()}`)
    })

    it("with another wording puts that in the place of the first", async () => {
      await open(home)
      const button = await buttonUnder(COMPLAINT)
      await button.click()
      await settled(ours())
      await page.focus(DIALOG)
      await button.evaluate((one) => (one as HTMLElement).focus())
      await page.keyboard.press("ArrowDown")
      await page.waitForSelector("[role=menu]")
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("[role=menuitem]")]
          .find((one) => one.textContent?.startsWith("Only the link"))
          ?.click(),
      )
      await page.waitForFunction(
        (css) => {
          const box = document.querySelector(css)
          const text = box instanceof HTMLTextAreaElement ? box.value : box?.textContent
          return text?.startsWith("https://twitter.com")
        },
        {},
        DIALOG,
      )
      await page.waitForSelector(POST)
      expect((await standing(DIALOG)).trim()).toBe(stage.link)
    })

    it("takes back what X has no room for, and goes by the intent", async () => {
      await open(`/ada_l/status/${stage.complaint.id}?editor=${editor}`)
      const button = await buttonUnder(COMPLAINT)
      await page.click(INLINE)
      const typed = "long ".repeat(45)
      await page.keyboard.type(typed)
      await button.click()
      await poll(() => opened.length).toBe(1)
      await opened[0]?.waitForFunction(() => location.pathname.startsWith("/intent/"))
      expect(new URL(opened[0]?.url() ?? "").searchParams.get("text")).toBe(ours())
      expect((await standing(INLINE)).replaceAll("\u00A0", " ").trim()).toBe(typed.trim())
    })
  },
)

describe("a box that does not stay", () => {
  /** The page's own script does something once, when it is first written into its editor. */
  const atFirstWriting = (act: string) =>
    page.evaluate((code) => {
      const once = () => {
        removeEventListener("paste", once, true)
        // biome-ignore lint/security/noGlobalEval: it is the test's own sentence
        eval(code)
      }
      addEventListener("paste", once, true)
    }, act)
  const REDRAW = `
    const old = document.querySelector('[role="dialog"] [contenteditable="true"]')
    const fresh = document.createElement("div")
    fresh.contentEditable = "true"
    fresh.dataset.testid = old.dataset.testid
    fresh.textContent = KEPT
    old.replaceWith(fresh)`

  it("is written once when X draws its editor anew", async () => {
    await open("/home?editor=lexical")
    await openDialog(COMPLAINT)
    await page.keyboard.type("Dear Ada")
    await atFirstWriting(REDRAW.replace("KEPT", '"Dear Ada"'))
    await pressAgain(COMPLAINT)
    await stands(DIALOG, "recipient_id")
    await poll(presses).toBe(1)
    expect((await standing(DIALOG)).replaceAll("\u00A0", " ")).toBe(`Dear Ada ${ours()}`)
    expect(opened).toEqual([])
  })

  it("is left as it is when X kept our words over the change", async () => {
    await open("/home?editor=lexical")
    await openDialog(COMPLAINT)
    await page.keyboard.type("Dear Ada")
    await atFirstWriting(REDRAW.replace("KEPT", JSON.stringify(`Dear Ada ${ours()}`)))
    await pressAgain(COMPLAINT)
    await poll(presses).toBe(1)
    expect((await standing(DIALOG)).replaceAll("\u00A0", " ")).toBe(`Dear Ada ${ours()}`)
    expect(opened).toEqual([])
  })

  it("brings nothing, and no intent, when it is closed while we write", async () => {
    await open("/home")
    await openDialog(COMPLAINT)
    await atFirstWriting(`document.querySelector('[data-testid="app-bar-close"]').click()`)
    await (await buttonUnder(COMPLAINT)).evaluate((one) => (one as HTMLElement).click())
    await page.waitForFunction(() => !document.querySelector("[role=dialog]"))
    // The next press is not made before the first has ended.
    await poll(async () => {
      if (!(await page.$("[role=dialog]"))) await pressAgain(COMPLAINT)
      return (await page.$(DIALOG)) ? standing(DIALOG) : ""
    }).toBe(ours())
    expect(opened).toEqual([])
    expect(await page.$eval(STATUS, (one) => one.textContent)).toBe("")
  })

  it("brings nothing, and no intent, when it is closed before its editor came", async () => {
    stage.options.composerDelay = 60_000
    await open("/home")
    await (await buttonUnder(COMPLAINT)).click()
    await page.waitForSelector("[role=dialog]")
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => !document.querySelector("[role=dialog]"))
    // Ten presses are one while one runs: only when the first has ended does a dialog come again.
    await poll(async () => {
      if (!(await page.$("[role=dialog]"))) await pressAgain(COMPLAINT)
      return (await page.$("[role=dialog]")) !== null
    }).toBe(true)
    expect(opened).toEqual([])
    expect(await presses()).toBe(0)
  })
})

describe("an editor that takes nothing", () => {
  it("is left as it was, and the intent holds the words", async () => {
    await open("/home?editor=unknown")
    await openDialog(COMPLAINT)
    await page.keyboard.type("Dear Ada")
    await page.evaluate(() => {
      for (const type of ["paste", "beforeinput", "input"])
        addEventListener(
          type,
          (event) => {
            event.preventDefault()
            event.stopImmediatePropagation()
            if (type === "input" && event.target instanceof Element) event.target.innerHTML = "<div>Dear Ada</div>"
          },
          true,
        )
    })
    await pressAgain(COMPLAINT)
    await poll(() => opened.length).toBe(1)
    await opened[0]?.waitForFunction(() => location.pathname.startsWith("/intent/"))
    expect(await standing(DIALOG)).toBe("Dear Ada")
  })

  it("is found by nobody among X's messages, beside a box that is not there yet", async () => {
    await open("/home")
    await page.evaluate(() => {
      const box = document.createElement("div")
      box.contentEditable = "true"
      box.dataset.testid = "dmComposerTextInput"
      box.id = "theirs"
      box.style.cssText = "position:fixed;right:0;bottom:0;width:200px;height:40px"
      document.body.append(box)
      box.focus()
    })
    await (await buttonUnder(COMPLAINT)).click()
    await settled(ours())
    expect(await standing("#theirs")).toBe("")
  })
})
