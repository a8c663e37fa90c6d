import type { ElementHandle, Page } from "puppeteer-core"

/** Milliseconds that a state may take to come about. */
const PATIENCE = 20_000

/** What a person can do on a page, by roles and accessible names. Everything waits for a state and says which one never came. */
export interface Screen {
  page: Page
  /** The first element of that role and exact name, once it is visible. */
  see(role: string, name: string, patience?: number): Promise<ElementHandle<Element>>
  /** Until no such element is there. */
  gone(role: string, name: string): Promise<void>
  press(role: string, name: string): Promise<void>
  write(role: string, name: string, text: string): Promise<void>
  /** Until this text stands somewhere on the page. */
  read(text: string, patience?: number): Promise<void>
  /** Until the function holds in the page. */
  until<A extends unknown[]>(holds: (...args: A) => unknown, ...args: A): Promise<void>
  /** The text of an element. */
  textOf(role: string, name: string): Promise<string>
}

/** A page as a person meets it. */
export function screenOf(page: Page): Screen {
  const selector = (role: string, name: string) => `::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`
  const see = async (role: string, name: string, patience = PATIENCE) => {
    const found = await page
      .waitForSelector(selector(role, name), { visible: true, timeout: patience })
      .catch(() => null)
    if (!found) throw new Error(`No ${role} “${name}” came up on ${page.url()}. It shows:\n${await shown(page)}`)
    return found
  }
  return {
    page,
    see,
    async gone(role, name) {
      await page.waitForSelector(selector(role, name), { hidden: true, timeout: PATIENCE })
    },
    async press(role, name) {
      const element = await see(role, name)
      await element.scrollIntoView()
      await element.click()
    },
    async write(role, name, text) {
      const element = await see(role, name)
      await element.click()
      await element.type(text)
    },
    async read(text, patience = PATIENCE) {
      const holds = (wanted: string) => document.body.innerText.includes(wanted)
      await page.waitForFunction(holds, { timeout: patience, polling: 100 }, text).catch(async () => {
        throw new Error(`“${text}” never stood on ${page.url()}. It shows:\n${await shown(page)}`)
      })
    },
    async until(holds, ...args) {
      await page.waitForFunction(holds as never, { timeout: PATIENCE, polling: 100 }, ...(args as unknown as never[]))
    },
    async textOf(role, name) {
      const element = await see(role, name)
      return element.evaluate((node) => (node instanceof HTMLElement ? node.innerText : (node.textContent ?? "")))
    },
  }
}

const shown = (page: Page) => page.evaluate(() => document.body.innerText.slice(0, 2_000)).catch(() => "(nothing)")
