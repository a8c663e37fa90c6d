import type { Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openStage, type Stage } from "./page-harness"

const BUTTON = 'button[aria-label^="Reply with DM link"]'
const STATUS = '[role=status][aria-label="Aside"]'
const DIALOG = '[role="dialog"] :is([contenteditable="true"], textarea)'
const READY = ':not([disabled]):not([aria-disabled="true"])'
const poll = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000 })

let stage: Stage
let page: Page
let opened: Page[] = []
let round = 0
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  round++
  stage.options.composerDelay = 150
  await stage.reset({ wordings: [`Hi @{{handle}}, write to us privately (${round}):`] })
})
afterEach(async () => {
  opened = []
  for (const one of await stage.browser.pages()) if (one.url().startsWith("https://")) await one.close()
})

const ours = (handle: string) => `Hi @${handle}, write to us privately (${round}): ${stage.link}`
async function open(path: string) {
  page = await stage.browser.newPage()
  page.on("popup", (tab) => tab && opened.push(tab))
  await page.goto(`https://x.com${path}`)
  await page.waitForSelector("article, [role=dialog], h1, h2")
}
const statusSays = (text: string) =>
  page.waitForFunction((css, t) => document.querySelector(css)?.textContent?.includes(t), {}, STATUS, text)
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
/** Every article with how many buttons it has, and how many it should have by what a person reads there. */
const articles = () =>
  page.$$eval(
    "article",
    (all, css) =>
      all.map((one) => {
        const text = one.textContent ?? ""
        const link = one.querySelector("a[href*='/status/']:has(time)")?.getAttribute("href") ?? ""
        const isOurs = link.startsWith("/NorthwindCare/")
        return { text: text.slice(0, 60), buttons: one.querySelectorAll(css).length, due: link && !isOurs ? 1 : 0 }
      }),
    BUTTON,
  )
async function everyPostHasOne(least: number) {
  await page.waitForFunction((css, n) => document.querySelectorAll(css).length >= n, {}, `article ${BUTTON}`, least)
  for (const { text, buttons, due } of await articles()) expect([text, buttons]).toEqual([text, due])
}
const pressFirst = (css = BUTTON) => page.locator(css).click()

describe("one button under every post that should have one, and none elsewhere", () => {
  it.each([
    ["the home timeline", "/home", 5],
    ["search", "/search?q=parcel", 3],
    ["explore", "/explore", 5],
    ["notifications", "/notifications", 1],
    ["a profile", "/ada_l", 3],
    ["a profile with promoted and withheld posts", "/ovenworks", 2],
    ["a list", "/i/lists/1", 1],
  ])("in %s", async (_, path, least) => {
    await open(path)
    await everyPostHasOne(least)
  })

  it("in bookmarks", async () => {
    await open("/home")
    await page.locator('article [data-testid="bookmark"]').click()
    await page.waitForSelector('[data-testid="removeBookmark"]')
    await open("/i/bookmarks")
    await everyPostHasOne(1)
  })

  it("in a thread, also below a deleted post", async () => {
    await open(`/gracehops/status/${stage.thread.id}`)
    await everyPostHasOne(2)
    const answer = stage.world.posts().find(({ text }) => text === "What did it say?")
    await open(`/ada_l/status/${answer?.id}`)
    await everyPostHasOne(1)
    expect((await articles()).some(({ due }) => due === 0)).toBe(true)
  })

  it("not on the brand's own profile, and nothing of ours at all where there are no posts", async () => {
    await open("/NorthwindCare")
    await page.waitForSelector("article")
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    expect(await page.$(BUTTON)).toBeNull()
    await open("/messages")
    await page.waitForSelector('a[data-testid="AppTabBar_Profile_Link"]')
    expect(await page.$('[class^="aside-dm"]')).toBeNull()
  })

  it("follows the page as one goes about it, without a reload", async () => {
    await open("/home")
    await everyPostHasOne(5)
    for (const path of ["/ada_l", `/gracehops/status/${stage.thread.id}`, "/notifications", "/home"]) {
      await page.evaluate((to) => {
        history.pushState({}, "", to)
        dispatchEvent(new PopStateEvent("popstate"))
      }, path)
      await everyPostHasOne(1)
    }
    expect(await page.$$eval(STATUS, (all) => all.map((one) => one.textContent))).toEqual([""])
  })
})

describe("X's photo overlay", () => {
  it.each([1280, 600])("has the button in its own row, %i px wide, and one press answers its post", async (width) => {
    await open("/home")
    await page.setViewport({ width, height: 900 })
    await page.goto(`https://x.com/ovenworks/status/${stage.photo.id}/photo/1`)
    const own = `[role="dialog"] [role="group"]:not(article *) ${BUTTON}`
    await pressFirst(own)
    await stands('[role="dialog"]:has([data-testid="tweetButton"]) [data-testid="tweetTextarea_0"]', ours("ovenworks"))
    await poll(async () => (await stage.heard()).find(({ say }) => say === "press")?.post).toBe(stage.photo.id)
    expect(await page.$$(own)).toHaveLength(1)
    expect(opened).toEqual([])
  })
})

describe("a post that nobody may answer", () => {
  it("keeps its button, which says so, and opens nothing", async () => {
    await open(`/ada_l/status/${stage.limited.id}`)
    await pressFirst()
    await statusSays("X does not let you reply")
    expect(await page.$("[role=dialog]")).toBeNull()
    expect(opened).toEqual([])
  })
})

describe("where X's page has drifted", () => {
  const known = async () => {
    const last = await stage.scope((worker) => worker.looked.at(-1))
    return { found: [...(last?.found ?? [])].sort(), missing: last?.missing ?? [] }
  }

  it.each(["row", "post", "editor", "author", "toast", "row,post,author,editor,toast"])(
    "in its %s, the button still works and the post is seen to go out",
    async (part) => {
      await open(`/home?drift=${part}`)
      await pressFirst()
      await stands(DIALOG, ours("ada_l"))
      // Once it stands still: the box grows with its words, and the button moves.
      await page.locator(`[role=dialog] [data-testid="tweetButton"]${READY}`).click()
      await poll(async () => (await stage.heard()).filter(({ say }) => say === "posted").length).toBe(1)
      expect(opened).toEqual([])
      await poll(known).toEqual({
        found: ["action row", "post button", "posts", "reply box", "reply button"],
        missing: [],
      })
    },
  )

  it.each([
    ["reply", "reply button"],
    ["postButton", "post button"],
    ["reply,row", "reply button"],
  ])("in its %s, the reply goes by the intent, and the page says once that X moved its %s", async (part, named) => {
    await open(`/home?drift=${part}`)
    await pressFirst()
    await poll(() => opened.length).toBe(1)
    await opened[0]?.waitForFunction(() => location.pathname.startsWith("/intent/"))
    expect(new URL(opened[0]?.url() ?? "").searchParams.get("text")).toBe(ours("ada_l"))
    // The tab of the intent looks, too.
    await poll(() => stage.scope((worker) => worker.looked.flatMap(({ missing }) => missing ?? []))).toContain(named)
    if (part === "postButton") await statusSays(`X has changed its page, and Aside can't find its ${named}.`)
  })

  it("says what it misses once, when the page has come to rest", async () => {
    await open("/home?drift=reply")
    await statusSays("X has changed its page, and Aside can't find its reply button.")
    await page.$eval(STATUS, (one) => [...one.querySelectorAll("button")].at(-1)?.click())
    for (let y = 0; y < 3000; y += 600) await page.evaluate((to) => scrollTo(0, to), y)
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    expect(await page.$eval(STATUS, (one) => one.textContent)).toBe("")
  })

  it("so far that an opened post can't have its button, offers it in the sentence", async () => {
    page = await stage.browser.newPage()
    page.on("popup", (tab) => tab && opened.push(tab))
    // Nothing that leads to a post is left: as if X had put its times behind a script.
    await page.evaluateOnNewDocument(() => {
      const hide = () => {
        for (const time of document.querySelectorAll("a time")) time.parentElement?.removeAttribute("href")
      }
      new MutationObserver(hide).observe(document, { childList: true, subtree: true, attributes: true })
    })
    await page.goto(`https://x.com/ada_l/status/${stage.complaint.id}?drift=row,reply`)
    await statusSays("X has changed its page, and Aside can't find its posts.")
    const offer = await page.waitForSelector(`${STATUS} button::-p-text(Reply with DM link)`)
    await offer?.click()
    await poll(async () => (await stage.heard()).filter(({ say }) => say === "press").length).toBe(1)
    expect((await stage.heard()).find(({ say }) => say === "press")).toMatchObject({
      post: stage.complaint.id,
      author: "ada_l",
    })
  })
})

describe("when the extension is updated under an open page", () => {
  it("everything of ours goes, without a word", async () => {
    const alone = await openStage()
    try {
      const tab = await alone.open("/home")
      const problems: string[] = []
      tab.on("pageerror", (problem) => problems.push(String(problem)))
      tab.on("console", (line) => line.type() === "error" && problems.push(line.text()))
      await tab.waitForSelector(BUTTON)
      await alone.scope(() => {
        setTimeout(() => chrome.runtime.reload())
      })
      await tab.waitForFunction(() => !document.querySelector('[class^="aside-dm"]'))
      const left = await tab.evaluate(() => [
        [...document.querySelectorAll("style")].filter((one) => one.textContent?.includes("aside-")).length,
        document.querySelectorAll('[aria-label="Aside"], [aria-label="DM link options"]').length,
      ])
      expect(left).toEqual([0, 0])
      for (let y = 0; y < 3000; y += 600) await tab.evaluate((to) => scrollTo(0, to), y)
      await tab.keyboard.press("j")
      await tab.keyboard.press("d")
      expect(await tab.$('[class^="aside-dm"]')).toBeNull()
      expect(problems).toEqual([])
    } finally {
      await alone.close()
    }
  })
})
