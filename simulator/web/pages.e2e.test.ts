import type { Browser, Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { Simulator } from "../server"
import type { WebOptions } from "./server/options"
import { browserFor } from "./test/browser"
import { pasteIsolated } from "./test/paste"
import { type PeopledWorld, peopledWorld } from "./test/peopled-world"
import { servePages } from "./test/serve-pages"

const link = "https://twitter.com/messages/compose?recipient_id=1990000000000000001"
const dialogBox = '[role="dialog"] [data-testid="tweetTextarea_0"]'
const enabled = (testId: string) => `[data-testid="${testId}"]:not([disabled])`

let people: PeopledWorld
let x: Simulator
let options: WebOptions
let browser: Browser
let page: Page
let problems: string[]

beforeAll(async () => {
  people = peopledWorld()
  ;({ x, options } = await servePages(people.world))
  browser = await browserFor(x.resolverRules)
})

afterAll(async () => {
  await browser?.close()
  await x?.close()
})

beforeEach(async () => {
  problems = []
  page = await browser.newPage()
  page.on("pageerror", (problem) => problems.push(String(problem)))
})

afterEach(async () => {
  await page.close()
  expect(problems).toEqual([])
})

async function open(path: string, host = "x.com"): Promise<void> {
  await page.goto(`https://${host}${path}`)
  await page.waitForSelector("#layers")
}

async function openReply(): Promise<void> {
  await page.waitForSelector('article [data-testid="reply"]')
  await page.click('article [data-testid="reply"]')
  await page.waitForSelector(dialogBox)
}

const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent)
const latest = () => people.world.posts().find((post) => post.authorId === people.brand.id)
const repliesTo = (id: string) => people.world.posts().filter((post) => post.inReplyTo === id)

describe("the timeline", () => {
  it("keeps 20 to 40 cells of 1,200 posts alive and uses their nodes again", async () => {
    await open("/home")
    await page.waitForSelector("article")
    const alive = () => page.$$eval('[data-testid="cellInnerDiv"]', (cells) => cells.length)
    const seen = new Set<string>()
    await page.evaluate(() => {
      for (const article of document.querySelectorAll("article"))
        article.setAttribute("data-first", article.querySelector("a:has(time)")?.getAttribute("href") ?? "")
    })
    for (let step = 0; step < 25; step++) {
      await page.evaluate(() => scrollBy(0, 700))
      await page.waitForFunction(
        () => {
          const found = document.elementFromPoint(innerWidth / 2, 400)?.closest("article")
          return !!found
        },
        { polling: "mutation" },
      )
      expect(await alive()).toBeGreaterThanOrEqual(20)
      expect(await alive()).toBeLessThanOrEqual(40)
      for (const href of await page.$$eval('a[href*="/status/"]:has(time)', (all) =>
        all.map((a) => a.getAttribute("href")),
      ))
        seen.add(href ?? "")
    }
    expect(seen.size).toBeGreaterThan(80)
    const others = await page.$$eval("[data-first]", (all) => {
      const now = (article: Element) => article.querySelector("a:has(time)")?.getAttribute("href")
      return all.filter((article) => now(article) !== article.getAttribute("data-first")).length
    })
    expect(others).toBeGreaterThan(5)
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForFunction(() => document.body.textContent.includes("(1200)"))
  })

  it("has X's structure: quoted posts without links of their own, promoted ones under placementTracking, traps too", async () => {
    await open("/home")
    await page.waitForSelector('[data-testid="placementTracking"]')
    const quoting = await page.evaluate(() => {
      const article = [...document.querySelectorAll("article")].find((one) =>
        one.textContent.includes("what I call a view"),
      )
      const times = [...(article?.querySelectorAll("time") ?? [])].map(
        (time) => time.closest("a")?.getAttribute("href") ?? null,
      )
      const photo = article?.querySelector('a[href*="/photo/1"]')?.getAttribute("href")
      return { times, photo, names: article?.querySelectorAll('[data-testid="User-Name"]').length }
    })
    expect(quoting.names).toBe(2)
    expect(quoting.times).toEqual([`/gracehops/status/${people.quoting.id}`, null])
    expect(quoting.photo).not.toContain(people.quoting.id)
    const traps = await page.$$eval('article [data-testid="placementTracking"]', (all) => all.length)
    expect(traps).toBeGreaterThan(0)
    expect(await page.$('[data-testid="placementTracking"] > article')).not.toBeNull()
    expect(await page.$eval('[data-testid="AppTabBar_Profile_Link"]', (a) => a.getAttribute("href"))).toBe(
      "/NorthwindCare",
    )
  })

  it("opens a post, goes back, and follows j, r and n without loading anything", async () => {
    await open("/home")
    await page.waitForSelector("article")
    await page.evaluate(() => Object.assign(window, { sameDocument: true }))
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    const focused = await page.evaluate(() => document.activeElement?.closest("article")?.textContent ?? "")
    expect(focused).toContain("what I call a view")
    await page.keyboard.press("r")
    await page.waitForSelector(dialogBox)
    expect(await textOf('[role="dialog"]')).toContain("what I call a view")
    expect(page.url()).toBe("https://x.com/compose/post")
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => !document.querySelector('[role="dialog"]'))
    expect(page.url()).toBe("https://x.com/home")
    await page.keyboard.press("n")
    await page.waitForSelector(dialogBox)
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true)
  })

  it("holds new posts behind a pill and takes removed ones away", async () => {
    await open("/home")
    await page.waitForSelector("article")
    const post = people.world.addPost({ authorId: people.thread.authorId, text: "Fresh from the oven." })
    await page.waitForSelector('[data-testid="pillLabel"]')
    await page.click('[data-testid="pillLabel"]')
    await page.waitForFunction(() => document.body.textContent.includes("Fresh from the oven."))
    people.world.removePost(post.id)
    await page.waitForFunction(() => !document.body.textContent.includes("Fresh from the oven."))
  })
})

describe("the reply dialog on Draft.js", () => {
  it("takes a synthetic paste, posts it, and shows a toast that leads to the reply", async () => {
    await open("/home")
    await openReply()
    expect(await page.$(enabled("tweetButton"))).toBeNull()
    await pasteIsolated(page, dialogBox, `Sorry! Please write to us. ${link}`)
    await page.waitForSelector(enabled("tweetButton"))
    expect(await textOf(dialogBox)).toBe(`Sorry! Please write to us. ${link}`)
    await page.click('[data-testid="tweetButton"]')
    const toast = await page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    const reply = repliesTo(people.complaint.id)[0]
    expect(reply?.text).toBe(`Sorry! Please write to us. ${link}`)
    expect(await toast?.evaluate((a) => a.getAttribute("href"))).toBe(`/NorthwindCare/status/${reply?.id}`)
    expect(await page.$('[role="dialog"]')).toBeNull()
  })

  it("keeps what was typed before a paste, with blank lines and emoji", async () => {
    await open("/home")
    await openReply()
    await page.type(dialogBox, "Typed 😀")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await pasteIsolated(page, dialogBox, `pasted\n\nthree ${link}`)
    await page.waitForSelector(enabled("tweetButton"))
    const blocks = await page.$$eval(`${dialogBox} [data-block]`, (all) => all.map((block) => block.textContent))
    expect(blocks).toEqual(["Typed 😀", "", "pasted", "", `three ${link}`])
    await page.keyboard.type(" end")
    expect(await textOf(dialogBox)).toContain(`${link} end`)
  })

  it("disables the button beyond 280 weighted characters", async () => {
    await open("/home")
    await openReply()
    await pasteIsolated(page, dialogBox, "a".repeat(281))
    await page.waitForFunction(() => document.querySelector('[role="dialog"]')?.textContent?.includes("-1"))
    const button = await page.$eval('[data-testid="tweetButton"]', (b) => [
      b.hasAttribute("disabled"),
      b.getAttribute("aria-disabled"),
    ])
    expect(button).toEqual([true, "true"])
    await page.keyboard.press("Backspace")
    await page.waitForSelector(enabled("tweetButton"))
  })

  it("asks before words are lost", async () => {
    await open("/home")
    await openReply()
    await page.type(dialogBox, "Half a thought")
    await page.click('[data-testid="app-bar-close"]')
    await page.waitForSelector('[data-testid="confirmationSheetDialog"]')
    await page.click('[data-testid="confirmationSheetCancel"]')
    expect(await textOf(dialogBox)).toBe("Half a thought")
    await page.keyboard.press("Escape")
    await page.waitForSelector('[data-testid="confirmationSheetConfirm"]')
    await page.click('[data-testid="confirmationSheetConfirm"]')
    await page.waitForFunction(() => !document.querySelector('[role="dialog"]'))
  })

  it.each(["refuse", "error", "drop"] as const)(
    "keeps the words and shows a toast without a link: %s",
    async (fault) => {
      const before = people.world.posts().length
      options.postFaults.push(fault)
      await open("/home")
      await openReply()
      await pasteIsolated(page, dialogBox, `Will fail: ${fault}`)
      await page.waitForSelector(enabled("tweetButton"))
      await page.click('[data-testid="tweetButton"]')
      await page.waitForSelector('[data-testid="toast"]')
      expect(await page.$('[data-testid="toast"] a')).toBeNull()
      expect(await textOf(dialogBox)).toBe(`Will fail: ${fault}`)
      expect(people.world.posts().length).toBe(before)
    },
  )
})

describe("a thread", () => {
  it("posts from the inline box with Ctrl+Enter, and shows the link as a button", async () => {
    await open(`/ada_l/status/${people.complaint.id}`)
    const box = await page.waitForSelector('[data-testid="inline_reply_offscreen"] [data-testid="tweetTextarea_0"]')
    expect(await page.$('[data-testid="toolBar"]')).toBeNull()
    await box?.click()
    await page.waitForSelector('[data-testid="toolBar"]')
    await pasteIsolated(page, '[data-testid="tweetTextarea_0"]', `Inline sorry. ${link}`)
    await page.waitForSelector(enabled("tweetButtonInline"))
    await page.keyboard.down("Control")
    await page.keyboard.press("Enter")
    await page.keyboard.up("Control")
    await page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    expect(latest()?.text).toBe(`Inline sorry. ${link}`)
    await page.waitForFunction(() => document.body.textContent.includes("Inline sorry."))
    const shown = await page.evaluate(() => {
      const article = [...document.querySelectorAll("article")].find((one) => one.textContent.includes("Inline sorry."))
      return {
        href: article?.querySelector('[data-testid="privateMessageButton"]')?.getAttribute("href"),
        text: article?.querySelector('[data-testid="tweetText"]')?.textContent,
      }
    })
    expect(shown).toEqual({ href: link, text: "Inline sorry." })
    expect(await textOf('[data-testid="inline_reply_offscreen"]')).not.toContain("Inline sorry.")
  })

  it("receives a new reply while it is open", async () => {
    await open(`/gracehops/status/${people.thread.id}`)
    await page.waitForSelector("article")
    people.world.addPost({
      authorId: people.complaint.authorId,
      text: "Live and kicking.",
      inReplyTo: people.thread.id,
    })
    await page.waitForFunction(() => document.body.textContent.includes("Live and kicking."))
  })
})

describe("other doors", () => {
  it("lets the web intent post a reply", async () => {
    await open(`/intent/tweet?in_reply_to=${people.thread.id}&text=${encodeURIComponent(`By intent & all. ${link}`)}`)
    expect(page.url()).toContain("https://x.com/intent/post?in_reply_to=")
    await page.waitForSelector(enabled("tweetButton"))
    expect(await textOf('[data-testid="tweetTextarea_0"]')).toBe(`By intent & all. ${link}`)
    await page.click('[data-testid="tweetButton"]')
    await page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    expect(repliesTo(people.thread.id)[0]?.text).toBe(`By intent & all. ${link}`)
  })

  it("asks for consent and goes where the app wants", async () => {
    x.oauth.addApp({ clientId: "desk", name: "Desk", type: "native", redirects: ["https://x.com/home"] })
    const query = new URLSearchParams({
      response_type: "code",
      client_id: "desk",
      redirect_uri: "https://x.com/home",
      scope: "dm.read dm.write tweet.read users.read offline.access",
      state: "here",
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    })
    await open(`/i/oauth2/authorize?${query}`)
    await page.waitForSelector('[data-testid="OAuth_Consent_Button"]')
    await Promise.all([page.waitForNavigation(), page.click('[data-testid="OAuth_Consent_Button"]')])
    const landed = new URL(page.url())
    expect([landed.pathname, landed.searchParams.get("state"), !!landed.searchParams.get("code")]).toEqual([
      "/home",
      "here",
      true,
    ])
    query.set("client_id", "nobody")
    await open(`/i/oauth2/authorize?${query}`)
    await page.waitForSelector("main h1")
    expect(await page.$('[data-testid="OAuth_Consent_Button"]')).toBeNull()
  })

  it("leads twitter.com to x.com, unless asked to stay", async () => {
    await open("/home", "twitter.com")
    expect(page.url()).toBe("https://x.com/home")
    await open("/home?stay=1&theme=dim&lang=ar", "twitter.com")
    await page.waitForSelector("article")
    expect(page.url()).toContain("https://twitter.com/home")
    const looks = await page.evaluate(() => [document.body.style.backgroundColor, document.documentElement.dir])
    expect(looks).toEqual(["rgb(21, 32, 43)", "rtl"])
  })

  it("opens the messages where a DM link leads, and sends", async () => {
    const ada = people.world.person("ada_l")
    await open(`/messages/compose?recipient_id=${ada?.id}&text=Hello`, "twitter.com")
    await page.waitForSelector('[data-testid="dmComposerSendButton"]:not([disabled])')
    await page.click('[data-testid="dmComposerSendButton"]')
    await page.waitForSelector('[data-testid="messageEntry"]')
    expect(people.world.dmsOf(ada?.id ?? "")[0]?.text).toBe("Hello")
  })
})
