import type { Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { SELECTORS } from "../../src/page/selectors"
import * as acts from "./page-acts"
import { openStage, type Stage, stateOf } from "./page-harness"

const { BUTTON, DIALOG, EDITOR, READY } = acts
let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  stage.options.composerDelay = 150
  await stage.reset()
})
afterEach(async () => {
  for (const one of await stage.browser.pages()) if (one.url().startsWith("https://")) await one.close()
})

const buttonUnder = (words: string) => acts.buttonUnder(page, words)
const press = async (words: string) => (await buttonUnder(words)).click()
const textIn = (css: string) => acts.textIn(page, css)
const textComes = (css: string, text: string) => acts.textComes(page, css, text)
const statusSays = (text: string) => acts.statusSays(page, text)
const nameComes = (words: string, name: string) => acts.nameComes(page, words, name)
const ours = (handle: string) => `Hi @${handle}, sorry to hear that. Write to us privately: ${stage.link}`
const ownPosts = () =>
  stage.world.posts().filter(({ authorId, text }) => authorId === stage.brand.id && text.includes("recipient_id"))
async function heard(say: string, count = 1) {
  await expect.poll(async () => (await stage.heard()).filter((one) => one.say === say).length).toBe(count)
  return (await stage.heard()).filter((one) => one.say === say)
}

describe("the selectors", () => {
  const count = () =>
    page.evaluate(
      (all) => Object.fromEntries(all.map(([name, css]) => [name, document.querySelectorAll(css).length])),
      Object.entries(SELECTORS).map(([name, [newest]]) => [name, newest.css] as const),
    )

  it("find on each of the local X's pages what is there, and nothing where nothing is", async () => {
    page = await stage.open(`/ada_l/status/${stage.complaint.id}`)
    await buttonUnder("my parcel is lost")
    const thread = { post: 2, text: 2, time: 2, quoted: 0, row: 2, reply: 2, adMark: 0, me: 1 }
    expect(await count()).toMatchObject({
      ...thread,
      editor: 1,
      dialog: 0,
      postButton: 0,
      postButtonInline: 1,
      toast: 0,
    })
    await page.click('article [data-testid="reply"]')
    await page.waitForSelector("[role=dialog] article")
    expect(await count()).toMatchObject({
      post: 3,
      time: 2,
      row: 2,
      editor: 2,
      dialog: 1,
      postButton: 1,
      postButtonInline: 1,
    })
    await page.goto(`https://x.com/messages`)
    await page.waitForSelector('a[data-testid="AppTabBar_Profile_Link"]')
    expect(await count()).toMatchObject({ post: 0, row: 0, reply: 0, editor: 0, dialog: 0, me: 1 })
    expect(await page.$$('[class^="aside-dm"]')).toEqual([])
  })
})

describe("the button on X's page", () => {
  it("stands once under every post, not under promoted, own or deleted ones", async () => {
    page = await stage.open("/home")
    await nameComes("my parcel is lost", "Reply with DM link")
    const rows = await page.$$eval(
      "article",
      (all, css) =>
        all.map((one) => ({
          text: one.textContent ?? "",
          author: one.querySelector('[data-testid="User-Name"] a')?.getAttribute("href") ?? "",
          // A post that X withholds has no row.
          answerable: one.querySelector('[data-testid="reply"]') !== null,
          buttons: one.querySelectorAll(css).length,
        })),
      BUTTON,
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { text, author, answerable, buttons } of rows)
      expect(buttons, text).toBe(text.includes("new oven") || author === "/NorthwindCare" || !answerable ? 0 : 1)
    expect(rows.filter(({ buttons }) => buttons === 0).length).toBeGreaterThanOrEqual(2)
  })

  it("follows recycled rows, once each, and tells the worker what is there", async () => {
    page = await stage.open("/home")
    await buttonUnder("my parcel is lost")
    for (let y = 0; y < 9000; y += 900) await page.evaluate((to) => scrollTo(0, to), y)
    await page.waitForFunction(
      () => ![...document.querySelectorAll("article")].some((a) => a.textContent?.includes("my parcel")),
    )
    const counts = await page.$$eval(
      "article",
      (all, css) => all.map((one) => one.querySelectorAll(css).length),
      BUTTON,
    )
    expect(Math.max(...counts)).toBe(1)
    const there = await page.$$eval(
      "article",
      (all, css) =>
        all
          .filter((one) => one.querySelector(css))
          .map((one) => /status\/(\d+)/.exec(one.querySelector("time")?.closest("a")?.getAttribute("href") ?? "")?.[1]),
      BUTTON,
    )
    await expect
      .poll(async () => [...((await stage.scope((w) => w.looked)).at(-1)?.posts ?? [])].sort())
      .toEqual(there.sort())
  })

  it("shifts nothing, whoever looks", async () => {
    page = await stage.browser.newPage()
    await page.evaluateOnNewDocument(() => {
      const shifted: string[] = []
      Object.assign(globalThis, { shifted })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          for (const { node } of (entry as PerformanceEntry & { sources: { node?: Node }[] }).sources)
            if (node instanceof Element && node.closest('article [role="group"]')) shifted.push(node.outerHTML)
      }).observe({ type: "layout-shift", buffered: true })
    })
    await page.goto("https://x.com/home")
    await buttonUnder("my parcel is lost")
    const rows = await page.$$eval('article [role="group"]', (all) =>
      all.map(
        (row) =>
          [row.querySelector('[aria-label^="Reply with"]') !== null, row.getBoundingClientRect().height] as const,
      ),
    )
    expect(new Set(rows.map(([, height]) => height)).size).toBe(1)
    for (let y = 0; y < 3000; y += 600) await page.evaluate((to) => scrollTo(0, to), y)
    await page.evaluate(() => scrollTo(0, 0))
    expect(await page.evaluate(() => (globalThis as unknown as { shifted: string[] }).shifted)).toEqual([])
    const box = await page.$eval(BUTTON, (button) => {
      const row = button.closest('[role="group"]')?.getBoundingClientRect()
      const at = button.getBoundingClientRect()
      return row ? [at.top >= row.top, at.bottom <= row.bottom, at.right <= row.right + 0.5] : []
    })
    expect(box).toEqual([true, true, true])
    const icons = await page.$eval('article [role="group"]:has([aria-label^="Reply with"])', (row) =>
      [...row.querySelectorAll("svg")].map((svg) => [
        svg.getBoundingClientRect().height,
        svg.getBoundingClientRect().top + svg.getBoundingClientRect().height / 2,
        getComputedStyle(svg).fill === "none" ? "" : getComputedStyle(svg).color,
      ]),
    )
    expect(new Set(icons.map(([height]) => height)).size, "sizes").toBe(1)
    expect(
      Math.max(...icons.map(([, middle]) => Number(middle))) - Math.min(...icons.map(([, middle]) => Number(middle))),
    ).toBeLessThan(1)
  })

  it.each(["light", "dim", "dark"])("wears X's colours in %s", async (theme) => {
    page = await stage.open(`/home?theme=${theme}`)
    await buttonUnder("my parcel is lost")
    const [mine, theirs] = await page.$eval(BUTTON, (button) => {
      const like = button.closest('[role="group"]')?.querySelector('[data-testid="reply"] svg')
      const svg = button.querySelector("svg")
      return [svg ? getComputedStyle(svg).color : "none", like ? getComputedStyle(like).color : ""]
    })
    expect(mine).toBe(theirs)
  })
})

describe("one press", () => {
  it("fills X's reply dialog with the wording and, last and once, the link; nothing is posted", async () => {
    page = await stage.open("/home")
    await press("my parcel is lost")
    await textComes(DIALOG, "recipient_id")
    expect(await textIn(DIALOG)).toBe(ours("ada_l"))
    await page.waitForSelector(`[data-testid="tweetButton"]${READY}`)
    const [said] = await heard("press")
    expect(said).toEqual({
      say: "press",
      post: stage.complaint.id,
      author: "ada_l",
      account: stage.brand.id,
      wording: stage.wording,
      reference: null,
    })
    expect(ownPosts()).toEqual([])
  })

  it("of ten is one, and a second one inserts nothing again", async () => {
    page = await stage.open("/home")
    const button = await buttonUnder("my parcel is lost")
    await button.evaluate((one) => {
      for (let i = 0; i < 10; i++) (one as HTMLElement).click()
    })
    await textComes(DIALOG, "recipient_id")
    await heard("press")
    await button.evaluate((one) => (one as HTMLElement).click())
    // Two frames: whatever the second press wanted to do is done.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await textIn(DIALOG)).toBe(ours("ada_l"))
    expect(await heard("press")).toHaveLength(1)
  })

  it("keeps what was typed in the box under an opened post", async () => {
    page = await stage.open(`/ada_l/status/${stage.complaint.id}`)
    const button = await buttonUnder("my parcel is lost")
    await page.click(EDITOR)
    await page.keyboard.type("Dear Ada,\n\nso sorry!")
    await button.click()
    await textComes(EDITOR, "recipient_id")
    expect(await textIn(EDITOR)).toBe(`Dear Ada,\n\nso sorry! ${ours("ada_l")}`)
    await page.waitForSelector(`[data-testid="tweetButtonInline"]${READY}`)
    expect(await page.$("[role=dialog]")).toBeNull()
  })

  it("keeps what was typed in the dialog, also behind a blank line", async () => {
    page = await stage.open("/home")
    const button = await buttonUnder("my parcel is lost")
    await button.evaluate((one) => one.closest("article")?.querySelector<HTMLElement>('[data-testid="reply"]')?.click())
    await page.waitForSelector(DIALOG)
    await page.waitForFunction(() => document.querySelector("[role=dialog] article"))
    await page.click(DIALOG)
    await page.keyboard.type("One\n\n")
    await button.evaluate((one) => (one as HTMLElement).click())
    await textComes(DIALOG, "recipient_id")
    expect(await textIn(DIALOG)).toBe(`One\n\n${ours("ada_l")}`)
  })

  it("opens the intent with the same words when there is no room, and takes back what it put", async () => {
    page = await stage.open(`/ada_l/status/${stage.complaint.id}`)
    const button = await buttonUnder("my parcel is lost")
    await page.click(EDITOR)
    await page.keyboard.type("long ".repeat(45))
    const opened = new Promise<Page | null>((resolve) => page.once("popup", resolve))
    await button.click()
    const intent = await opened
    await intent?.waitForSelector(DIALOG)
    expect(await intent?.$eval(DIALOG, (one) => one.textContent)).toBe(ours("ada_l"))
    expect((await textIn(EDITOR)).trim()).toBe("long ".repeat(45).trim())
    await heard("press")
    await statusSays("new tab")
  })

  it("opens the intent when X's box does not come", async () => {
    stage.options.composerDelay = 60_000
    page = await stage.open("/home")
    const opened = new Promise<Page | null>((resolve) => page.once("popup", resolve))
    await press("my parcel is lost")
    const intent = await opened
    await intent?.waitForFunction(() => location.pathname.startsWith("/intent/"))
    expect(new URL(intent?.url() ?? "").searchParams.get("text")).toBe(ours("ada_l"))
    await heard("press")
  })

  it("works on twitter.com", async () => {
    page = await stage.browser.newPage()
    await page.goto("https://twitter.com/home?stay=1")
    await press("my parcel is lost")
    await textComes(DIALOG, "recipient_id")
    expect(await textIn(DIALOG)).toBe(ours("ada_l"))
  })

  it("says what is missing before anything opens, with the way to the desk", async () => {
    await stage.reset({ accounts: [] })
    page = await stage.open("/home")
    await press("my parcel is lost")
    await statusSays("Connect the brand's X account")
    expect(await page.$("[role=dialog]")).toBeNull()
    await acts.pressInStatus(page, "Open Aside")
    await heard("openDesk")
  })

  it("warns of an account that nobody confirmed, and goes on", async () => {
    await stage.reset({ accounts: stage.accounts.map((one) => ({ ...one, openToEveryone: false })) })
    page = await stage.open("/home")
    await press("my parcel is lost")
    await statusSays("Nobody has confirmed that @NorthwindCare takes messages from everyone")
    await textComes(DIALOG, "recipient_id")
  })

  it("says every warning in one sentence after the other, and what it says later behind them", async () => {
    stage.options.composerDelay = 60_000
    await stage.reset({
      accounts: [{ id: "777", handle: "NorthwindDE", name: "Northwind DE", openToEveryone: false }],
      inDm: { ada_l: "Bob" },
    })
    page = await stage.open("/home")
    const opened = new Promise<Page | null>((resolve) => page.once("popup", resolve))
    await press("my parcel is lost")
    await opened
    await statusSays("new tab")
    expect(await acts.status(page)).toMatch(
      /^@ada_l already has an open conversation with Bob\. X is signed in as @northwindcare; the link leads to @NorthwindDE\. Nobody has confirmed that @NorthwindDE .* X's reply box could not be filled/,
    )
  })

  it("carries a reference when the desk wants one; a second press finds the same link", async () => {
    await stage.reset({ addReference: true })
    page = await stage.open("/home")
    await press("my parcel is lost")
    await textComes(DIALOG, "&text=Ref%20")
    const [said] = await heard("press")
    expect(said?.reference).toMatch(/^[2-9A-Z]{4}$/)
    expect(await textIn(DIALOG)).toBe(`${ours("ada_l")}&text=Ref%20${said?.reference}`)
    await (await buttonUnder("my parcel is lost")).evaluate((one) => (one as HTMLElement).click())
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect((await textIn(DIALOG)).split("recipient_id")).toHaveLength(2)
    await page.locator(`[data-testid="tweetButton"]${READY}`).click()
    expect((await heard("posted"))[0]?.conversion).toBe("c1")
  })

  it("leaves nothing half done when the worker falls silent, and the next press works", async () => {
    await stage.reset({
      posts: { [stage.complaint.id]: stateOf({ status: "closed" }) },
    })
    page = await stage.open("/home")
    await nameComes("my parcel is lost", "Reply with DM link, Closed")
    await stage.scope((worker) => {
      worker.silent = true
    })
    await press("my parcel is lost")
    await textComes(DIALOG, "recipient_id")
    expect(await textIn(DIALOG)).toBe(ours("ada_l"))
    await page.locator(`[data-testid="tweetButton"]${READY}`).click()
    await page.waitForFunction(() => !document.querySelector("[role=dialog]"))
    // What is said lies over the page, here over the next button; a person puts it away first.
    await statusSays("Aside could not record it")
    await acts.pressInStatus(page, "Dismiss")
    await press("Now this is what I call a view")
    await textComes(DIALOG, "@gracehops")
    expect(await textIn(DIALOG)).toBe(ours("gracehops"))
  })

  it("does nothing when the person went elsewhere while X was opening its box, and the next press works", async () => {
    page = await stage.open("/home?delay=1200")
    await press("my parcel is lost")
    await page.waitForSelector("[role=dialog]")
    await page.evaluate(() => {
      history.pushState({}, "", "/gracehops")
      dispatchEvent(new PopStateEvent("popstate"))
    })
    await page.waitForFunction(() => !document.querySelector("[role=dialog]"))
    await press("A short story about a refund")
    await textComes(DIALOG, "@gracehops")
    expect(await textIn(DIALOG)).toBe(ours("gracehops"))
    expect((await heard("press")).map(({ post }) => post)).toEqual([stage.thread.id])
  })
})

describe("the menu", () => {
  it("offers accounts, wordings and the desk by keyboard, and presses with what is picked", async () => {
    const other = { id: "777000777000777", handle: "NorthwindDE", name: "Northwind DE", openToEveryone: true }
    await stage.reset({ accounts: [...stage.accounts, other] })
    page = await stage.open("/home")
    const button = await buttonUnder("my parcel is lost")
    await button.focus()
    await page.keyboard.press("ArrowDown")
    await page.waitForSelector('[role=menu][aria-label="DM link options"]')
    const items = await page.$$eval("[role=menuitem] b", (all) => all.map((one) => one.textContent))
    expect(items).toEqual([
      "@NorthwindCare",
      "@NorthwindDE",
      "Hi @ada_l, sorry to hear…",
      "Only the link",
      "Open Aside",
    ])
    await page.keyboard.press("Escape")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Reply with DM link")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await textComes(DIALOG, `recipient_id=${other.id}`)
    expect((await heard("press"))[0]?.account).toBe(other.id)
  })

  it("has every wording, goes by first letters, around at its ends, and away with Tab", async () => {
    await stage.reset({ wordings: [stage.wording, "{{name}}, please write to @{{account}} in private:"] })
    page = await stage.open("/home")
    await (await buttonUnder("my parcel is lost")).focus()
    const at = () => page.evaluate(() => document.activeElement?.querySelector("b")?.textContent)
    await page.keyboard.press("ArrowDown")
    await page.waitForSelector("[role=menu]")
    await page.keyboard.press("End")
    expect(await at()).toBe("Open Aside")
    await page.keyboard.press("ArrowDown")
    expect(await at()).toBe("@NorthwindCare")
    await page.keyboard.press("ArrowUp")
    expect(await at()).toBe("Open Aside")
    await page.keyboard.press("Home")
    await page.keyboard.press("o")
    expect(await at()).toBe("Only the link")
    await page.keyboard.press("Tab")
    expect(await page.$("[role=menu]")).toBeNull()
    await (await buttonUnder("my parcel is lost")).focus()
    await page.keyboard.press("ArrowDown")
    await page.waitForSelector("[role=menu]")
    await page.keyboard.type("ad")
    expect(await at()).toBe("Ada Lovelace, please write to…")
    await page.keyboard.press("Enter")
    await textComes(DIALOG, `Ada Lovelace, please write to @NorthwindCare in private: ${stage.link}`)
  })

  it("tells the story of the link, to a screen reader too, and can forget what was only drafted", async () => {
    const drafted = stateOf({ status: "drafted", steps: [{ step: "drafted", at: Date.now(), by: "Ann <b>" }] })
    await stage.reset({ posts: { [stage.complaint.id]: drafted } })
    page = await stage.open("/home")
    await nameComes("my parcel is lost", "Reply with DM link, DM link drafted by Ann")
    expect(await acts.onButton(page, "my parcel is lost", "title")).toBe("Drafted by Ann <b>, now")
    await (await buttonUnder("my parcel is lost")).focus()
    await page.keyboard.press("ArrowDown")
    await page.waitForSelector("[role=menu]")
    const told = await page.$eval("[role=menu]", (menu) => {
      const id = menu.getAttribute("aria-describedby") ?? ""
      return document.getElementById(id)?.textContent
    })
    expect(told).toBe("Drafted by Ann <b>, now")
    await page.keyboard.type("f")
    await page.keyboard.press("Enter")
    expect(await heard("forget")).toEqual([{ say: "forget", conversion: "c1" }])
    await stage.scope((worker) => worker.tell({ posts: {} }))
    await page.waitForFunction(
      (one) => one.getAttribute("aria-label") === "Reply with DM link",
      {},
      await buttonUnder("my parcel is lost"),
    )
  })

  it("is not opened or used by a script of the page", async () => {
    page = await stage.browser.newPage()
    await page.evaluateOnNewDocument((css) => {
      const tried = () => {
        const button = document.querySelector<HTMLElement>(css)
        if (!button || document.title === "tried") return
        button.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }))
        button.click()
        document.title = "tried"
        console.log("tried")
      }
      new MutationObserver(tried).observe(document, { childList: true, subtree: true })
    }, BUTTON)
    // Heard, not asked for: whatever a test evaluates in the page counts as a person's gesture there.
    const tried = new Promise((done) => page.on("console", (said) => said.text() === "tried" && done(null)))
    await page.goto("https://x.com/home")
    await tried
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
    expect(await page.$("[role=dialog], [role=menu]")).toBeNull()
    expect((await stage.heard()).filter(({ say }) => say === "press")).toEqual([])
  })

  it("opens by press and hold, without pressing", async () => {
    page = await stage.open("/home")
    const at = await (await buttonUnder("my parcel is lost")).clickablePoint()
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    await page.waitForSelector("[role=menu]")
    await page.mouse.up()
    expect(await page.$("[role=menu]")).not.toBeNull()
    expect(await page.$("[role=dialog]")).toBeNull()
  })
})

describe("the conversion", () => {
  it("is posted when X's toast confirms the reply from the very box that held the link", async () => {
    page = await stage.open("/home")
    await press("Now this is what I call a view")
    await textComes(DIALOG, "recipient_id")
    const [said] = await heard("press")
    expect(said?.post).toBe(stage.quoting.id)
    await page.locator(`[data-testid="tweetButton"]${READY}`).click()
    const [posted] = await heard("posted")
    const reply = ownPosts().find(({ inReplyTo }) => inReplyTo === stage.quoting.id)
    expect(posted).toEqual({ say: "posted", conversion: "c1", reply: reply?.id })
    expect(reply?.text.endsWith(` ${stage.link}`)).toBe(true)
  })

  it("is posted by Ctrl+Enter too, not when the link was taken out, not when X refused", async () => {
    page = await stage.open("/home")
    await press("A short story about a refund")
    await textComes(DIALOG, "recipient_id")
    stage.options.postFaults.push("refuse")
    await page.locator(`[data-testid="tweetButton"]${READY}`).click()
    await page.waitForSelector('[data-testid="toast"]')
    await page.click(DIALOG)
    await page.keyboard.down("Control")
    await page.keyboard.press("Enter")
    await page.keyboard.up("Control")
    await heard("posted")
    await page.waitForFunction(() => !document.querySelector("[role=dialog]"))
    await press("my parcel is lost")
    await textComes(DIALOG, "recipient_id")
    await page.click(DIALOG)
    await page.keyboard.down("Control")
    await page.keyboard.press("End")
    await page.keyboard.up("Control")
    await page.keyboard.type(" bye")
    await page.locator(`[data-testid="tweetButton"]${READY}`).click()
    await page.waitForFunction(() => !document.querySelector("[role=dialog]"))
    await page.waitForFunction(
      (link) => document.querySelector('[data-testid="toast"] a[href*="/status/"]') && link,
      {},
      stage.link,
    )
    expect(await heard("posted")).toHaveLength(1)
  })

  it("shows on the button that the author is in a conversation, with whom in its description", async () => {
    await stage.reset({ inDm: { ada_l: "Bob", constructor: "Eve" } })
    page = await stage.open("/home")
    await nameComes("my parcel is lost", "Reply with DM link, In DM")
    expect(await acts.onButton(page, "my parcel is lost", "title")).toBe("Already in DM with Bob")
    expect(await acts.onButton(page, "Now this is what I call a view", "title")).toBeNull()
    expect((await stage.scope((worker) => worker.looked)).at(-1)?.authors).toContain("ada_l")
  })

  it("moves in two tabs at once", async () => {
    const tabs = [await stage.open("/home"), await stage.open(`/ada_l/status/${stage.complaint.id}`)]
    for (const tab of tabs) await acts.nameComes(tab, "my parcel is lost", "Reply with DM link")
    await stage.scope((worker, posts) => worker.tell({ posts }), {
      [stage.complaint.id]: stateOf({ status: "accepted", customerName: "Ada Lovelace" }),
    })
    for (const tab of tabs) {
      await tab.bringToFront()
      await acts.nameComes(tab, "my parcel is lost", "Reply with DM link, In DM with Ada Lovelace")
    }
  })

  it("shows on the button in every tab as it moves, also after the line was cut", async () => {
    page = await stage.open("/home")
    await nameComes("my parcel is lost", "Reply with DM link")
    const tell = (status: string, customerName: string | null = null) =>
      stage.scope((worker, given) => worker.tell({ posts: given }), {
        [stage.complaint.id]: stateOf({ status, customerName }),
      })
    await tell("posted")
    await nameComes("my parcel is lost", "Reply with DM link, DM link sent by Ann, 2 h")
    await stage.scope((worker) => worker.cut())
    await tell("answered", "Ada Lovelace")
    await nameComes("my parcel is lost", "Reply with DM link, In DM with Ada Lovelace")
    await tell("closed")
    await nameComes("my parcel is lost", "Reply with DM link, Closed")
  })
})
