import type { Browser, Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest"
import type { Post } from "../../contract"
import type { Simulator } from "../../server"
import type { WebOptions } from "../server/options"
import { browserFor } from "./browser"
import { type PeopledWorld, peopledWorld } from "./peopled-world"
import { servePages } from "./serve-pages"

/** The text box of the open dialog. */
export const dialogBox = '[role="dialog"] [data-testid="tweetTextarea_0"]'
/** One of X's buttons, once it can be pressed. */
export const enabled = (testId: string) => `[data-testid="${testId}"]:not([disabled])`

/** The pages as a test drives them. */
export interface Driven {
  people: PeopledWorld
  x: Simulator
  options: WebOptions
  page: Page
  open(path: string, host?: string): Promise<void>
  /** Opens the reply dialog of the first post. */
  openReply(): Promise<void>
  textOf(selector: string): Promise<string | null>
  /** Newest first. */
  repliesTo(id: string): Post[]
}

/** Sets up a local X and a Chromium around the tests of a file: a fresh page for each, and no error may be thrown in it. */
export function drivePages(): Driven {
  const people = peopledWorld()
  const d = { people } as Driven
  let browser: Browser | undefined
  let problems: string[] = []

  beforeAll(async () => {
    Object.assign(d, await servePages(people.world))
    browser = await browserFor(d.x.resolverRules)
  })
  afterAll(async () => {
    await browser?.close()
    await d.x?.close()
  })
  beforeEach(async () => {
    problems = []
    if (browser) d.page = await browser.newPage()
    d.page.on("pageerror", (problem) => problems.push(String(problem)))
  })
  afterEach(async () => {
    await d.page.close()
    expect(problems).toEqual([])
  })
  return Object.assign(d, waysOf(d))
}

function waysOf(d: Driven): Pick<Driven, "open" | "openReply" | "textOf" | "repliesTo"> {
  return {
    async open(path, host = "x.com") {
      await d.page.goto(`https://${host}${path}`)
      await d.page.waitForSelector("#layers")
    },
    async openReply() {
      await d.page.waitForSelector('article [data-testid="reply"]')
      await d.page.click('article [data-testid="reply"]')
      await d.page.waitForSelector(dialogBox)
    },
    textOf: (selector) => d.page.$eval(selector, (element) => element.textContent),
    repliesTo: (id) => d.people.world.posts().filter((post) => post.inReplyTo === id),
  }
}
