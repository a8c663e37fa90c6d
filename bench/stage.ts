import type { Page } from "puppeteer-core"
import { type AsideBrowser, BUILT, launchAside } from "../scripts/browser/launch"
import { connectAccount, openSettings } from "../scripts/tour/acts"
import { LIMITS } from "../scripts/tour/stage"
import { type LivelySimulator, startLively } from "../simulator/lively"
import { peopledWorld } from "../simulator/web/test/peopled-world"
import { type DeskStage, type Indexed, openDesk } from "./desk/shelf"
import { BIG, type DeskSize, QUICK, SMALL } from "./desk/size"
import { buildUsualDesign } from "./usual-design"

/** Whose browser: nobody's extension, Aside, or the usual design. */
export const SIDES = ["X alone", "with Aside", "usual design"] as const
export type Side = (typeof SIDES)[number]

/** One local X with at least a thousand posts, and three browsers that differ in their extension alone. */
export interface PageStage {
  x: LivelySimulator
  browsers: Record<Side, AsideBrowser>
}

/** What a bench asks for, made when it is first asked for and shared by the benches of one run. */
export interface BenchStage {
  /** Folders of what is loaded. */
  built: { aside: string; usual: () => string }
  /** X's pages in three browsers, an account connected in Aside. */
  page(): Promise<PageStage>
  /** A desk of a million entries (in a quick run: `QUICK`), whose full-text index is not made. Leave it as it was found. */
  bigDesk(): Promise<DeskStage>
  /** A desk of a hundred conversations. Leave it as it was found. */
  smallDesk(): Promise<DeskStage>
  /** A desk for this bench alone, which closes it. `index`: whether its full-text index was made. */
  ownDesk(size: DeskSize, index?: Indexed): Promise<DeskStage>
  /** The size of `bigDesk`. */
  big: DeskSize
  close(): Promise<void>
}

/** Posts that the home timeline holds at least. */
export const POSTS = 1_000

/** Starts nothing yet. */
export function openBenchStage(quick: boolean): BenchStage {
  const closing: (() => unknown)[] = []
  const once = <T>(make: () => T): (() => T) => {
    let made: { it: T } | null = null
    return () => {
      made ??= { it: make() }
      return made.it
    }
  }
  const closed = async <T extends { close(): Promise<void> }>(opening: Promise<T>) => {
    const opened = await opening
    closing.push(() => opened.close())
    return opened
  }
  const usual = once(() => {
    const built = buildUsualDesign()
    closing.push(built.remove)
    return built.folder
  })
  const big = quick ? QUICK : BIG
  return {
    built: { aside: BUILT, usual },
    page: once(() => closed(openPageStage(usual()))),
    bigDesk: once(() => closed(openDesk(big))),
    smallDesk: once(() => closed(openDesk(SMALL))),
    ownDesk: openDesk,
    big,
    async close() {
      for (const close of closing.reverse()) await close()
    },
  }
}

async function openPageStage(usual: string): Promise<PageStage & { close(): Promise<void> }> {
  const x = await startLively({ customers: false, limits: LIMITS, world: peopledWorld(POSTS).world })
  const launch = (extension: string | null) =>
    launchAside({ resolverRules: x.resolverRules, extension, patience: 600_000 })
  const [alone, aside, other] = await Promise.all([launch(null), launch(BUILT), launch(usual)])
  const settings = await openSettings({ ...aside, x })
  await connectAccount({ ...aside, x }, settings)
  await settings.read("@acme_air")
  await settings.page.close()
  return {
    x,
    browsers: { "X alone": alone, "with Aside": aside, "usual design": other },
    async close() {
      for (const browser of [alone, aside, other]) await browser.close()
      await x.close()
    },
  }
}

/** A new tab on X that watches for shifts of its layout from the beginning. */
export async function openPage({ browser }: AsideBrowser, path: string): Promise<Page> {
  const page = await browser.newPage()
  // What compiles these files names inner functions by a helper that only it has.
  await page.evaluateOnNewDocument("globalThis.__name = (it) => it")
  await page.evaluateOnNewDocument(() => {
    const shifts: boolean[] = []
    Object.assign(globalThis, { shifts })
    const inRow = ({ node }: { node?: Node }) =>
      node instanceof Element && node.closest('article [role="group"]') !== null
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { sources: { node?: Node }[] }).sources.some(inRow))
    }).observe({ type: "layout-shift", buffered: true })
  })
  await page.goto(`https://x.com${path}`, { waitUntil: "domcontentloaded" })
  return page
}

/** What marks a button of either extension. */
export const BUTTON = 'button[aria-label^="Reply with DM link"]'

/** Until the posts stand, and the side's extension with them. */
export async function untilReady(page: Page, side: Side): Promise<void> {
  await page.waitForSelector('article[data-testid="tweet"]', { visible: true })
  if (side === "with Aside") await page.waitForSelector(`article ${BUTTON}`)
  if (side === "usual design") await page.waitForSelector("plasmo-csui")
  await page.waitForNetworkIdle({ idleTime: 500, concurrency: 1 })
}
