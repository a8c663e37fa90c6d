import type { ElementHandle, Page, Target } from "puppeteer-core"
import { ASIDE_APP } from "../../simulator/seed"
import { type Screen, screenOf } from "../browser/screen"
import type { Stage } from "./stage"

/** The settings page, in a tab. */
export async function openSettings(stage: Stage): Promise<Screen> {
  return screenOf(await stage.openOwn("options.html"))
}

/** Types the client ID, presses Connect account, and lets the person on X's own page press Authorize app. */
export async function connectAccount(stage: Stage, settings: Screen, clientId = ASIDE_APP.clientId): Promise<void> {
  await settings.page.bringToFront()
  const field = await settings.see("textbox", "Client ID")
  await field.click({ count: 3 })
  await field.type(clientId)
  const window = signInWindow(stage)
  await settings.press("button", "Connect account")
  await authorize(await window)
}

/** The window in which X asks whether Aside may sign in. */
export async function signInWindow(stage: Stage): Promise<Page> {
  const isSignIn = (target: Target) => target.url().startsWith("https://x.com/i/oauth2/authorize")
  const target = await stage.browser.waitForTarget(isSignIn, { timeout: 20_000 })
  return (await target.page()) ?? (await target.asPage())
}

/** Presses X's Authorize app. The window goes as soon as it has answered. */
export async function authorize(window: Page): Promise<void> {
  const button = await window.waitForSelector('[data-testid="OAuth_Consent_Button"]', { visible: true })
  await button?.evaluate((node) => (node as HTMLElement).click())
}

/** X's home timeline. */
export async function openHome(stage: Stage, query = ""): Promise<Screen> {
  const page = await stage.open(`https://x.com/home${query}`)
  await page.waitForSelector('article[data-testid="tweet"]', { visible: true })
  return screenOf(page)
}

/** The post of this author on the page, scrolled to. */
export async function postOf(page: Page, handle: string): Promise<ElementHandle<Element>> {
  const selector = `article[data-testid="tweet"]:has([data-testid="User-Name"] a[href="/${handle}" i])`
  for (let scrolls = 0; scrolls < 40; scrolls++) {
    const article = await page.$(selector)
    if (article) {
      await article.scrollIntoView()
      return article
    }
    await page.evaluate(() => window.scrollBy(0, 600))
    await page.waitForFunction(() => document.querySelector('article[data-testid="tweet"]') !== null)
  }
  throw new Error(`No post of @${handle} came up on ${page.url()}`)
}

/** Aside's button under a post, with its whole accessible name. */
export async function dmButton(article: ElementHandle<Element>): Promise<ElementHandle<HTMLButtonElement>> {
  const button = await article.waitForSelector('button[aria-label^="Reply with DM link"]', { visible: true })
  if (!button) throw new Error("The post has no button of Aside's")
  return button as ElementHandle<HTMLButtonElement>
}

/** The one press under a post; answers with what then stands in X's reply box. */
export async function pressDmLink(page: Page, handle: string): Promise<string> {
  const button = await dmButton(await postOf(page, handle))
  await button.click()
  const words = await page.waitForFunction(() =>
    // The home page has a box of its own, for new posts.
    [...document.querySelectorAll<HTMLElement>('[data-testid="tweetTextarea_0"]')]
      .map((box) => box.innerText)
      .find((text) => text.includes("messages/compose?recipient_id=")),
  )
  return String(await words.jsonValue())
}

/** The person presses X's own button, and X's toast confirms it. */
export async function postReply(page: Page): Promise<void> {
  const button = await page.waitForSelector(
    '[role="dialog"] [data-testid="tweetButton"]:not([disabled]), [data-testid="tweetButtonInline"]:not([disabled])',
    { visible: true },
  )
  await button?.click()
  await page.waitForSelector('[data-testid="toast"] a[href*="/status/"]', { visible: true })
}

/** Opens the real side panel by a press on the page: the menu's *Open Aside*. */
export async function openPanelFromPage(stage: Stage, page: Page, handle: string): Promise<Screen> {
  const button = await dmButton(await postOf(page, handle))
  await button.focus()
  await page.keyboard.press("ArrowDown")
  const item = await page.waitForSelector('::-p-aria([name="Open Aside"][role="menuitem"])', { visible: true })
  await item?.click()
  return screenOf(await stage.sidePanel())
}

/** The panel in a tab of its own. */
export async function openPanelTab(stage: Stage): Promise<Screen> {
  return screenOf(await stage.openOwn("sidepanel.html"))
}

/** Goes on duty. */
export async function goAvailable(panel: Screen): Promise<void> {
  const toggle = await panel.see("switch", "Available")
  const on = await toggle.evaluate(
    (node) => node.getAttribute("aria-checked") ?? String((node as HTMLInputElement).checked),
  )
  if (on !== "true") await toggle.click()
}
