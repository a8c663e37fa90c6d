import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { quiet } from "./desks"
import { find, gone, untilTold } from "./find"
import { aWeek, findableDesk, unwell } from "./finding"
import { answerWith, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const SCHEMES = ["light", "dark"] as const
const options = (page: Page) =>
  page.$$eval('[role="option"]', (all) =>
    all.map((one) => ({ on: one.ariaSelected === "true", text: one.textContent })),
  )
const look = async (page: Page, query: string, first: string) => {
  await find(page, "searchbox", "Search")
  await page.keyboard.press("/")
  await page.keyboard.type(query)
  await page.waitForFunction(
    (first) => document.querySelector('[role="option"]')?.textContent?.includes(first),
    {},
    first,
  )
}

describe("search", () => {
  it("finds as one types, marks the hits, and opens the conversation at the message, by keyboard alone", async () => {
    const page = await stage.open("sidepanel.html", findableDesk())
    await look(page, "ORANGE malag", "very first words")
    expect(await page.$$eval("mark", (all) => all.map((one) => one.textContent))).toEqual(["orange", "Málag"])
    await page.keyboard.press("Enter")
    await find(page, "region", "Customer profile")
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("The very first words"))
    expect(await page.$eval("[data-found] article", (found) => found.checkVisibility())).toBe(true)
    await page.keyboard.press("/")
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Search")
    await page.keyboard.press("Escape")
    await gone(page, "listbox", "Results")
    await find(page, "list", "My customers")
    await page.close()
  })

  it("topics stand before what was said; arrows go round", async () => {
    const page = await stage.open("sidepanel.html", findableDesk())
    await look(page, "orang", "Orange alert")
    await find(page, "listbox", "Results")
    expect((await options(page)).map(({ on }) => on)).toEqual([true, false, false])
    await page.keyboard.press("ArrowUp")
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]')[2]?.ariaSelected === "true")
    await page.keyboard.press("ArrowDown")
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]')[0]?.ariaSelected === "true")
    await page.close()
  })

  it.each([
    ["荷物", "手荷物"],
    ["ana.ruiz@ex", "Ana Ruiz"],
    ["🧳", "suitcase"],
  ])("finds %s", async (query, first) => {
    const page = await stage.open("sidepanel.html", findableDesk())
    await look(page, query, first)
    await page.close()
  })

  it("says when nothing is found, and how far the index is", async () => {
    const page = await stage.open("sidepanel.html", { ...findableDesk(), unindexed: unwell().unindexed ?? [] })
    await find(page, "searchbox", "Search")
    await page.keyboard.press("/")
    await page.keyboard.type("zzz")
    await page.waitForFunction(() => document.body.innerText.includes("Nothing found for “zzz”."))
    await page.waitForFunction(() => document.body.innerText.includes("40 still to be made findable"))
    await page.close()
  })

  it.each(SCHEMES)("axe finds nothing in its results (%s)", async (scheme) => {
    const page = await stage.open("sidepanel.html", findableDesk(), { width: 320, scheme })
    await look(page, "orang", "Orange alert")
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })
})

describe("the report", () => {
  const cells = (page: Page, caption: string) =>
    page.$$eval(`[aria-label="${caption}, in numbers"] tbody tr`, (rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
    )

  it("draws how far DM links came, with a table beneath each chart, and saves all of it", async () => {
    const page = await stage.open("tabs/report.html", aWeek(), { width: 900 })
    await page.waitForSelector("svg .ct-bar")
    expect((await cells(page, "DM links by how far they came")).map(([, count]) => count)).toEqual([
      "40",
      "36",
      "32",
      "24",
      "16",
      "8",
    ])
    await page.click("aria/Wording[role='radio']")
    await page.waitForFunction(() => document.body.innerText.includes("DM links by wording"))
    expect((await cells(page, "DM links by wording")).map(([, count]) => Number(count))).toEqual([26, 14])
    expect((await cells(page, "DM links by wording")).map((row) => row.at(-1))).toEqual(["5", "3"])
    expect(await page.$$eval("section:has(svg)", (all) => all.every((one) => one.querySelector("table")))).toBe(true)
    const saved = page.evaluate(
      () =>
        new Promise<string>((done) => {
          URL.createObjectURL = (blob) => {
            ;(blob as Blob).text().then(done)
            return "#"
          }
        }),
    )
    await (await find(page, "button", "Export as CSV")).click()
    const lines = (await saved).split("\r\n")
    expect(lines[1]).toMatch(/^all,All,40,36,32,24,16,8,8,40,/u)
    expect(lines.filter((line) => line.startsWith("topic,")).some((line) => line.includes("'=HYPERLINK"))).toBe(true)
    await page.close()
  })

  it("is of the days one picks, and says so when nothing began", async () => {
    const page = await stage.open("tabs/report.html", aWeek(), { width: 900 })
    await page.waitForSelector("svg .ct-bar")
    await page.click("aria/Own days[role='radio']")
    await page.waitForSelector('input[type="date"]')
    await page.$eval('input[type="date"]', (input) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, "2001-01-01")
      input.dispatchEvent(new Event("input", { bubbles: true }))
    })
    await page.waitForSelector("svg .ct-bar")
    await page.$$eval('input[type="date"]', (inputs) => {
      const last = inputs[1]
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(last, "2000-01-01")
      last?.dispatchEvent(new Event("input", { bubbles: true }))
    })
    await page.waitForSelector('[role="alert"] >>> ::-p-text(The last day stands before the first)')
    await page.close()
    const empty = await stage.open("tabs/report.html", quiet())
    await empty.waitForFunction(() => document.body.innerText.includes("Nothing began in these days"))
    await empty.close()
  })

  it.each(SCHEMES)("axe finds nothing (%s)", async (scheme) => {
    const page = await stage.open("tabs/report.html", aWeek(), { width: 360, scheme })
    await page.waitForSelector("svg .ct-bar")
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })
})

describe("health", () => {
  it("says what X allows, what it cost, what is stuck, and shows raw what was not understood", async () => {
    const page = await stage.open("tabs/health.html", unwell(), { width: 560 })
    for (const part of ["3 until", "11 until", "$4.70", "Unsure: 1", "Not sent: 1", "Queued: 1", "1 thing is kept"])
      await page.waitForFunction((part) => document.body.innerText.includes(part), {}, part)
    expect(await page.$eval('[aria-label="Unsure"] a', (link) => link.getAttribute("href"))).toBe("/sidepanel.html#/c2")
    await page.click("summary")
    await page.waitForFunction(() => document.querySelector("pre")?.innerText.includes('"<b>hm</b>"'))
    expect(await page.$$eval('[aria-label="Not understood"] b', (all) => all.map((b) => b.innerText))).toEqual([
      "Event 1",
    ])
    await answerWith(page, { tryAgain: { ok: true, value: { taken: 1, left: 2 } } })
    await (await find(page, "button", "Try again: Event 1")).click()
    await untilTold(page, "tryAgain")
    await page.waitForFunction(() =>
      document.body.innerText.includes("1 was understood and is in its place. 2 are still"),
    )
    await (await find(page, "button", "Try all again")).click()
    await page.waitForFunction(() => document.body.innerText.includes("from X’s pages (reply, accept)"))
    await (await find(page, "button", "Go on")).click()
    await (await find(page, "button", "Index again")).click()
    await untilTold(page, "reindex")
    expect(await told(page, "stopIndex")).toEqual([{ say: "stopIndex", stopped: false }])
    await page.close()
  })

  it("says which parts of X's page are missing, since when, and what to do", async () => {
    const page = await stage.open("tabs/health.html", unwell(), { width: 560 })
    await find(page, "region", "X’s page")
    const parts = await page.$$eval('[aria-label="Missing parts"] > li', (all) => all.map((li) => li.innerText))
    expect(parts[0]).toMatch(/^Action row\s.*\sMissing since [^,]*$/su)
    expect(parts[1]).toMatch(/^Reply box\s.*window of X’s own.*\sMissing since .*, last missed .*$/su)
    expect(await page.evaluate(() => document.body.innerText)).toContain("if it stays so, update Aside")
    await page.close()
    const well = await stage.open("tabs/health.html", quiet())
    await well.waitForFunction(() => document.body.innerText.includes("All parts found"))
    await well.close()
  })

  it.each(SCHEMES)("axe finds nothing (%s)", async (scheme) => {
    const page = await stage.open("tabs/health.html", unwell(), { scheme })
    await find(page, "button", "Index again")
    await page.click("summary")
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })
})
