import type { Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { BUTTON, buttonUnder, nameComes, statusSays } from "./page-acts"
import { openStage, type Stage, stateOf } from "./page-harness"

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => stage.reset())
afterEach(async () => {
  for (const one of await stage.browser.pages()) if (one.url().startsWith("https://")) await one.close()
})

/** Our picture and that of X's reply button in the same row, measured. */
const both = (words: string) =>
  buttonUnder(page, words).then((button) =>
    button.evaluate((ours) => {
      const row = ours.closest('[role="group"]')
      const measure = (svg: Element | null | undefined) => {
        if (!svg) throw new Error("No picture.")
        const { width, height, top } = svg.getBoundingClientRect()
        return { width, height, middle: top + height / 2, colour: getComputedStyle(svg).color }
      }
      const around = ours.getBoundingClientRect()
      const [x, y] = [around.left + around.width / 2, around.top + around.height / 2]
      const hit = [-12, 12].flatMap((by) => [
        document.elementFromPoint(x + by, y),
        document.elementFromPoint(x, y + by),
      ])
      return {
        ours: measure(ours.querySelector("svg")),
        theirs: measure(row?.querySelector('[data-testid="reply"] svg')),
        hit: hit.every((one) => one !== null && ours.contains(one)),
        inside:
          around.top >= (row?.getBoundingClientRect().top ?? 0) &&
          around.bottom <= (row?.getBoundingClientRect().bottom ?? 0),
      }
    }),
  )

async function looksLikeX(words: string): Promise<void> {
  const { ours, theirs, hit, inside } = await both(words)
  expect({ ...ours, middle: 0 }).toEqual({ ...theirs, middle: 0 })
  expect(Math.abs(ours.middle - theirs.middle)).toBeLessThanOrEqual(0.5)
  expect({ hit, inside }).toEqual({ hit: true, inside: true })
}

const themes = ["light", "dim", "dark"]
const looks = themes.flatMap((theme) =>
  [13, 15, 18].flatMap((size) => ["en", "ar"].map((lang) => `theme=${theme}&size=${size}&lang=${lang}`)),
)

describe("the button beside X's own", () => {
  it.each(looks)("has its size, its middle and its colour: %s", async (look) => {
    page = await stage.open(`/home?${look}`)
    await looksLikeX("my parcel is lost")
  })

  it.each(themes)("also with more contrast, another accent and in an opened post: %s", async (theme) => {
    page = await stage.open(`/home?theme=${theme}&contrast=1&accent=pink`)
    await looksLikeX("my parcel is lost")
    await page.goto(`https://x.com/ada_l/status/${stage.complaint.id}?theme=${theme}&size=17`)
    await looksLikeX("my parcel is lost")
  })

  it("stands at the row's end, also where one reads from right to left", async () => {
    for (const lang of ["en", "ar"]) {
      page = await stage.open(`/home?lang=${lang}`)
      const last = await (await buttonUnder(page, "my parcel is lost")).evaluate((ours) => {
        const all = [...(ours.parentElement?.children ?? [])].map((one) => one.getBoundingClientRect().left)
        const mine = ours.getBoundingClientRect().left
        return { first: mine === Math.min(...all), last: mine === Math.max(...all) }
      })
      expect(last).toEqual(lang === "ar" ? { first: true, last: false } : { first: false, last: true })
    }
  })

  it("does not wear what X's button wears under the pointer", async () => {
    page = await stage.open("/home")
    const button = await buttonUnder(page, "my parcel is lost")
    const before = await button.evaluate((ours) => (ours.firstElementChild as HTMLElement).style.color)
    await page.hover('article [data-testid="reply"]')
    await page.$eval('article [data-testid="reply"] div[dir]', (inner) => {
      ;(inner as HTMLElement).style.color = "rgb(1, 2, 3)"
    })
    await stage.scope((worker, posts) => worker.tell({ posts }), { [stage.complaint.id]: stateOf() })
    await nameComes(page, "my parcel is lost", "Reply with DM link, DM link sent")
    expect(await button.evaluate((ours) => (ours.firstElementChild as HTMLElement).style.color)).toBe(before)
  })
})

describe("nothing moves", () => {
  it.each(["", "?lang=ar&size=18"])("while the page loads, is scrolled, and states come: /home%s", async (search) => {
    page = await stage.browser.newPage()
    await page.evaluateOnNewDocument(() => {
      const moved: string[] = []
      Object.assign(globalThis, { moved })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          for (const { node } of (entry as PerformanceEntry & { sources: { node?: Node }[] }).sources)
            if (node instanceof Element && node.closest("article")) moved.push(node.outerHTML.slice(0, 300))
      }).observe({ type: "layout-shift", buffered: true })
    })
    await page.goto(`https://x.com/home${search}`)
    await buttonUnder(page, "my parcel is lost")
    const at = () => page.$eval(BUTTON, (one) => JSON.stringify(one.closest("article")?.getBoundingClientRect()))
    const before = await at()
    for (const status of ["drafted", "posted", "accepted", "closed"]) {
      await stage.scope((worker, posts) => worker.tell({ posts }), { [stage.complaint.id]: stateOf({ status }) })
      await page.waitForFunction((css) => document.querySelector(css)?.getAttribute("data-state"), {}, BUTTON)
      expect(await at()).toBe(before)
    }
    for (let y = 0; y < 2400; y += 600) await page.evaluate((to) => scrollTo(0, to), y)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual([])
  })
})

describe("the menu and the status", () => {
  const story = { steps: [{ step: "drafted", at: 0, by: "Ann ".repeat(40) }] }
  const names = { name: "Northwind ".repeat(30), openToEveryone: false }
  it.each([
    [320, 480, "en"],
    [320, 480, "ar"],
    [600, 300, "ar"],
    [1280, 900, "en"],
  ])("stay inside a window of %d × %d (%s), whatever the names", async (width, height, lang) => {
    await stage.reset({
      posts: { [stage.complaint.id]: stateOf(story) },
      accounts: stage.accounts.map((one) => ({ ...one, ...names })),
    })
    page = await stage.browser.newPage()
    await page.setViewport({ width, height })
    await page.goto(`https://x.com/home?lang=${lang}`)
    const button = await buttonUnder(page, "my parcel is lost")
    await button.evaluate((one) => one.scrollIntoView({ block: "center" }))
    await button.focus()
    await page.keyboard.press("ArrowDown")
    await page.waitForSelector("[role=menu]")
    await page.keyboard.press("End")
    const inside = (css: string) =>
      page.$eval(css, (one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect()
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
      })
    expect(await inside(".aside-dm-menu")).toBe(true)
    expect(await inside("[role=menuitem]:focus")).toBe(true)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")
    await statusSays(page, "Nobody has confirmed")
    expect(await inside('[role=status][aria-label="Aside"]')).toBe(true)
  })

  it("keep their edges and the focus visible in forced colours", async () => {
    page = await stage.open("/home")
    const wire = await page.createCDPSession()
    await wire.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] })
    const button = await buttonUnder(page, "my parcel is lost")
    await button.focus()
    await page.keyboard.press("ArrowDown")
    await page.waitForSelector("[role=menu]")
    const drawn = await page.evaluate(() => {
      const [menu, item] = [document.querySelector(".aside-dm-menu"), document.activeElement]
      return [menu && getComputedStyle(menu).borderTopStyle, item && getComputedStyle(item).outlineStyle]
    })
    expect(drawn).toEqual(["solid", "solid"])
    await page.keyboard.press("Escape")
    expect(
      await button.evaluate((one) => getComputedStyle(one.querySelector("span") as Element, "::before").outlineStyle),
    ).toBe("solid")
  })

  it("do not move where somebody wants less motion", async () => {
    page = await stage.open("/home")
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }])
    const button = await buttonUnder(page, "my parcel is lost")
    expect(await button.evaluate((one) => getComputedStyle(one.firstElementChild as Element).transitionDuration)).toBe(
      "0s",
    )
  })
})
