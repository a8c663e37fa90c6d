import { describe, expect, it } from "vitest"
import { dialogBox, drivePages, enabled } from "./test/drive-pages"

const link = "https://twitter.com/messages/compose?recipient_id=1990000000000000001"
const d = drivePages()

describe("the timeline", () => {
  it("keeps 20 to 40 cells of 1,200 posts alive and uses their nodes again", async () => {
    await d.open("/home")
    await d.page.waitForSelector("article")
    // At the very top nothing is kept above: a screen further down all of the cells are there to be marked.
    await d.page.evaluate(() => scrollBy(0, 1_400))
    await d.page.waitForFunction(() => document.querySelectorAll('[data-testid="cellInnerDiv"] article').length >= 20)
    const alive = () => d.page.$$eval('[data-testid="cellInnerDiv"]', (cells) => cells.length)
    const seen = new Set<string>()
    await d.page.evaluate(() => {
      for (const article of document.querySelectorAll("article"))
        article.setAttribute("data-first", article.querySelector("a:has(time)")?.getAttribute("href") ?? "")
    })
    for (let step = 0; step < 25; step++) {
      await d.page.evaluate(() => scrollBy(0, 700))
      await d.page.waitForFunction(
        () => {
          const found = document.elementFromPoint(innerWidth / 2, 400)?.closest("article")
          return !!found
        },
        { polling: "mutation" },
      )
      expect(await alive()).toBeGreaterThanOrEqual(20)
      expect(await alive()).toBeLessThanOrEqual(40)
      for (const href of await d.page.$$eval('a[href*="/status/"]:has(time)', (all) =>
        all.map((a) => a.getAttribute("href")),
      ))
        seen.add(href ?? "")
    }
    expect(seen.size).toBeGreaterThan(80)
    const others = await d.page.$$eval("[data-first]", (all) => {
      const now = (article: Element) => article.querySelector("a:has(time)")?.getAttribute("href")
      return all.filter((article) => now(article) !== article.getAttribute("data-first")).length
    })
    expect(others).toBeGreaterThan(5)
    await d.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await d.page.waitForFunction(() => document.body.textContent.includes("(1200)"))
  })

  it("has X's structure: quoted posts without links of their own, promoted ones under placementTracking, traps too", async () => {
    await d.open("/home")
    await d.page.waitForSelector('[data-testid="placementTracking"]')
    const quoting = await d.page.evaluate(() => {
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
    expect(quoting.times).toEqual([`/gracehops/status/${d.people.quoting.id}`, null])
    expect(quoting.photo).not.toContain(d.people.quoting.id)
    const traps = await d.page.$$eval('article [data-testid="placementTracking"]', (all) => all.length)
    expect(traps).toBeGreaterThan(0)
    expect(await d.page.$('[data-testid="placementTracking"] > article')).not.toBeNull()
    expect(await d.page.$eval('[data-testid="AppTabBar_Profile_Link"]', (a) => a.getAttribute("href"))).toBe(
      "/NorthwindCare",
    )
  })

  it("opens a post, goes back, and follows j, r and n without loading anything", async () => {
    await d.open("/home")
    await d.page.waitForSelector("article")
    await d.page.evaluate(() => Object.assign(window, { sameDocument: true }))
    await d.page.keyboard.press("j")
    await d.page.keyboard.press("j")
    const focused = await d.page.evaluate(() => document.activeElement?.closest("article")?.textContent ?? "")
    expect(focused).toContain("what I call a view")
    await d.page.keyboard.press("r")
    await d.page.waitForSelector(dialogBox)
    expect(await d.textOf('[role="dialog"]')).toContain("what I call a view")
    expect(d.page.url()).toBe("https://x.com/compose/post")
    await d.page.keyboard.press("Escape")
    await d.page.waitForFunction(() => !document.querySelector('[role="dialog"]'))
    expect(d.page.url()).toBe("https://x.com/home")
    await d.page.keyboard.press("n")
    await d.page.waitForSelector(dialogBox)
    expect(await d.page.evaluate(() => "sameDocument" in window)).toBe(true)
  })

  it("holds new posts behind a pill and takes removed ones away", async () => {
    await d.open("/home")
    await d.page.waitForSelector("article")
    const post = d.people.world.addPost({ authorId: d.people.thread.authorId, text: "Fresh from the oven." })
    await d.page.waitForSelector('[data-testid="pillLabel"]')
    await d.page.click('[data-testid="pillLabel"]')
    await d.page.waitForFunction(() => document.body.textContent.includes("Fresh from the oven."))
    d.people.world.removePost(post.id)
    await d.page.waitForFunction(() => !document.body.textContent.includes("Fresh from the oven."))
  })
})

describe("a post's weight", () => {
  // X's own, on a page stored in May 2025: 162 to 251 elements, 18 to 29 levels deep.
  it("is near that of X's: a hundred elements and more, in a dozen levels and more", async () => {
    await d.open("/home")
    await d.page.waitForSelector("article time")
    const weights = await d.page.$$eval('article:has([role="group"])', (all) =>
      all.map((article) => {
        const levels = (one: Element): number => 1 + Math.max(0, ...[...one.children].map(levels))
        return { elements: article.querySelectorAll("*").length, levels: levels(article) - 1 }
      }),
    )
    expect(weights.length).toBeGreaterThan(10)
    for (const { elements, levels } of weights) {
      expect(elements).toBeGreaterThanOrEqual(130)
      expect(elements).toBeLessThanOrEqual(260)
      expect(levels).toBeGreaterThanOrEqual(14)
    }
  })

  it("a long text is cut, and a button shows the rest", async () => {
    d.people.world.addPost({ authorId: d.people.thread.authorId, text: `${"word ".repeat(80)}end.` })
    await d.open("/home")
    await d.page.waitForSelector('article [data-testid="tweet-text-show-more-link"]')
    const [first] = await d.page.$$('article:has([data-testid="tweet-text-show-more-link"])')
    const text = () => first?.$eval('[data-testid="tweetText"]', (one) => one.textContent)
    expect(await text()).toMatch(/word…$/)
    await (await first?.$('[data-testid="tweet-text-show-more-link"]'))?.click()
    expect(await text()).toMatch(/end\.$/)
    expect(d.page.url()).toBe("https://x.com/home")
  })
})

describe("other doors", () => {
  it("lets the web intent post a reply", async () => {
    await d.open(
      `/intent/tweet?in_reply_to=${d.people.thread.id}&text=${encodeURIComponent(`By intent & all. ${link}`)}`,
    )
    expect(d.page.url()).toContain("https://x.com/intent/post?in_reply_to=")
    await d.page.waitForSelector(enabled("tweetButton"))
    expect(await d.textOf('[data-testid="tweetTextarea_0"]')).toBe(`By intent & all. ${link}`)
    await d.page.click('[data-testid="tweetButton"]')
    await d.page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    expect(d.repliesTo(d.people.thread.id)[0]?.text).toBe(`By intent & all. ${link}`)
  })

  it("asks for consent and goes where the app wants", async () => {
    d.x.oauth.addApp({ clientId: "desk", name: "Desk", type: "native", redirects: ["https://x.com/home"] })
    const query = new URLSearchParams({
      response_type: "code",
      client_id: "desk",
      redirect_uri: "https://x.com/home",
      scope: "dm.read dm.write tweet.read users.read offline.access",
      state: "here",
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    })
    await d.open(`/i/oauth2/authorize?${query}`)
    await d.page.waitForSelector('[data-testid="OAuth_Consent_Button"]')
    await Promise.all([d.page.waitForNavigation(), d.page.click('[data-testid="OAuth_Consent_Button"]')])
    const landed = new URL(d.page.url())
    expect([landed.pathname, landed.searchParams.get("state"), !!landed.searchParams.get("code")]).toEqual([
      "/home",
      "here",
      true,
    ])
    query.set("client_id", "nobody")
    await d.open(`/i/oauth2/authorize?${query}`)
    await d.page.waitForSelector("main h1")
    expect(await d.page.$('[data-testid="OAuth_Consent_Button"]')).toBeNull()
  })

  it("leads twitter.com to x.com, unless asked to stay", async () => {
    await d.open("/home", "twitter.com")
    expect(d.page.url()).toBe("https://x.com/home")
    await d.open("/home?stay=1&theme=dim&lang=ar", "twitter.com")
    await d.page.waitForSelector("article")
    expect(d.page.url()).toContain("https://twitter.com/home")
    const looks = await d.page.evaluate(() => [document.body.style.backgroundColor, document.documentElement.dir])
    expect(looks).toEqual(["rgb(21, 32, 43)", "rtl"])
  })

  it("opens the messages where a DM link leads, and sends", async () => {
    const ada = d.people.world.person("ada_l")
    await d.open(`/messages/compose?recipient_id=${ada?.id}&text=Hello`, "twitter.com")
    await d.page.waitForSelector('[data-testid="dmComposerSendButton"]:not([disabled])')
    await d.page.click('[data-testid="dmComposerSendButton"]')
    await d.page.waitForSelector('[data-testid="messageEntry"]')
    expect(d.people.world.dmsOf(ada?.id ?? "")[0]?.text).toBe("Hello")
  })
})
