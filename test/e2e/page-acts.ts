import type { ElementHandle, Page } from "puppeteer-core"

/** Our button, by its name. */
export const BUTTON = 'button[aria-label^="Reply with DM link"]'
/** X's text box in its dialog, and anywhere. */
export const DIALOG = '[role=dialog] [data-testid="tweetTextarea_0"]'
export const EDITOR = '[data-testid="tweetTextarea_0"]'
/** What X's post button is when it takes the text. */
export const READY = ':not([disabled]):not([aria-disabled="true"])'
const STATUS = '[role=status][aria-label="Aside"]'

/** The button under the post that says this. */
export async function buttonUnder(page: Page, words: string): Promise<ElementHandle<HTMLElement>> {
  const find = (text: string, css: string) =>
    [...document.querySelectorAll("article")].find((one) => one.textContent?.includes(text))?.querySelector(css)
  const found = await page.waitForFunction(find, {}, words, BUTTON)
  return found.asElement() as ElementHandle<HTMLElement>
}

/** What stands in an editor, line by line. */
export const textIn = (page: Page, css: string) =>
  page.$eval(css, (editor) => [...editor.querySelectorAll("[data-block]")].map((block) => block.textContent).join("\n"))

/** Waits until something holds a text. */
export const textComes = (page: Page, css: string, text: string) =>
  page.waitForFunction((c, t) => document.querySelector(c)?.textContent?.includes(t), {}, css, text)

export const statusSays = (page: Page, text: string) => textComes(page, STATUS, text)

/** What the page says now. */
export const status = (page: Page) => page.$eval(STATUS, (region) => region.textContent ?? "")

/** Presses a button of the status. */
export async function pressInStatus(page: Page, label: string): Promise<void> {
  await page.locator(`${STATUS} ::-p-aria([name="${label}"][role="button"])`).click()
}

/** Waits until the button under a post is called so. */
export const nameComes = async (page: Page, words: string, name: string) =>
  page.waitForFunction(
    (one, text) => one.getAttribute("aria-label")?.startsWith(text),
    {},
    await buttonUnder(page, words),
    name,
  )

/** The attribute of our button under a post. */
export const onButton = async (page: Page, words: string, name: string) =>
  (await buttonUnder(page, words)).evaluate((one, attribute) => one.getAttribute(attribute), name)

/** Gives a post X's keyboard focus, as `j` and `k` do. */
export async function focusPost(page: Page, words: string): Promise<void> {
  const button = await buttonUnder(page, words)
  await button.evaluate((one) => (one.closest("article") as HTMLElement).focus({ preventScroll: true }))
}
