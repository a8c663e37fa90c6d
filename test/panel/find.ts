import type { Page } from "puppeteer-core"
import { expect } from "vitest"
import { told } from "./stage"

/** The element of this role and name, waited for. */
export const find = (page: Page, role: string, name: string) =>
  page.waitForSelector(`aria/${name}[role="${role}"]`, { timeout: 5_000 }) as Promise<
    NonNullable<Awaited<ReturnType<Page["waitForSelector"]>>>
  >
/** Waits until nothing has this role and name. */
export const gone = (page: Page, role: string, name: string) =>
  page.waitForSelector(`aria/${name}[role="${role}"]`, { hidden: true, timeout: 5_000 })
/** What an element says, hidden words too. */
export const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? "")
/** What has the focus: its label, else its words. */
export const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "")
/** Waits until what is labelled so has the focus. */
export const untilFocused = (page: Page, name: string) =>
  page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, {}, name)
/** Waits until the worker was told something so many times. */
export const untilTold = (page: Page, say: Parameters<typeof told>[1], count = 1) =>
  expect.poll(async () => (await told(page, say)).length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count)
/** Waits until the page says these words somewhere. */
export const says = (page: Page, words: string) =>
  page.waitForFunction((words) => document.body.textContent?.includes(words), { timeout: 5_000 }, words)
