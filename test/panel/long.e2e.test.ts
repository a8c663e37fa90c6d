import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { busy } from "./desks"
import { find, gone } from "./find"
import { lines, messageIn } from "./lines"
import { conversation, type Rows } from "./rows"
import { put, raiseStage, type Stage } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const LINES = 1_000
const said = (n: number) => `Line ${n}, ${"of a long story ".repeat(1 + (n % 7))}`
const line = (n: number) => messageIn(String(2_000_000 + n), said(n))

/** A desk one of whose conversations has a thousand lines. */
function longDesk(): Rows {
  const rows = busy()
  const others = (rows.entries ?? []).filter(({ conversation }) => conversation !== "c1")
  const long = lines(
    1,
    1_000,
    Array.from({ length: LINES }, (_, n) => line(n)),
  )
  return { ...rows, sends: [], entries: [...others, ...long] }
}

const inLog = (page: Page) => page.$$eval('[role="log"] article', (all) => all.map((one) => one.textContent ?? ""))
const firstSeen = (page: Page) =>
  page.$eval('[role="log"]', (log) => {
    const { top } = log.getBoundingClientRect()
    const first = [...log.querySelectorAll("article")].find((one) => one.getBoundingClientRect().bottom > top)
    return { text: first?.textContent ?? "", from: Math.round((first?.getBoundingClientRect().top ?? 0) - top) }
  })

/** Scrolls up by a screenful at a time until that line, or one before it, is the first in view. */
async function upTo(page: Page, nth: number) {
  await expect
    .poll(
      async () => {
        await page.$eval('[role="log"]', (log) => log.scrollBy(0, -log.clientHeight))
        return Number(/^Line (\d+)/u.exec((await firstSeen(page)).text)?.[1] ?? LINES) <= nth
      },
      { timeout: 60_000, interval: 20 },
    )
    .toBe(true)
}

describe("a long conversation", () => {
  it("opens at its end with few of its lines drawn, and leads up to its first", async () => {
    const page = await stage.open("sidepanel.html", longDesk(), { hash: "c1" })
    await page.waitForFunction(
      (last) => document.querySelector('[role="log"]')?.textContent?.includes(last),
      {},
      said(999),
    )
    await expect
      .poll(() => page.$eval('[role="log"]', (log) => log.scrollHeight - log.scrollTop - log.clientHeight))
      .toBeLessThan(2)
    expect((await inLog(page)).length).toBeLessThan(40)
    expect(await axeFinds(page)).toEqual([])
    await upTo(page, 0)
    expect((await inLog(page)).length).toBeLessThan(40)
    await (await find(page, "button", "Latest")).click()
    await gone(page, "button", "Latest")
    await page.waitForFunction(
      (last) => document.querySelector('[role="log"]')?.textContent?.includes(last),
      {},
      said(999),
    )
    await page.close()
  })

  it("leaves the reader at their line while others come below it", async () => {
    const page = await stage.open("sidepanel.html", longDesk(), { hash: "c1" })
    await page.waitForFunction(
      (last) => document.querySelector('[role="log"]')?.textContent?.includes(last),
      {},
      said(999),
    )
    await upTo(page, 900)
    const before = await firstSeen(page)
    const [newest] = lines(
      1,
      0,
      Array.from({ length: LINES + 1 }, (_, n) => line(n)),
    ).slice(-1)
    // The topic stands there once the profile was read again, with the new line.
    await put(
      page,
      { entries: newest ? [newest] : [], conversations: [conversation(1, { rev: 9, topics: ["Read"] })] },
      false,
    )
    await find(page, "list", "On this conversation")
    const after = await firstSeen(page)
    expect(after.text).toBe(before.text)
    expect(Math.abs(after.from - before.from)).toBeLessThan(2)
    await (await find(page, "button", "Latest")).click()
    await page.waitForFunction(
      (last) => document.querySelector('[role="log"]')?.textContent?.includes(last),
      {},
      said(LINES),
    )
    await page.close()
  })
})
