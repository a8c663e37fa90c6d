import type { Page } from "puppeteer-core"
import type { Bench, Finding } from "./bench"
import { type BenchStage, BUTTON, openPage, SIDES, type Side, untilReady } from "./stage"
import { median, spread } from "./statistics"
import { CATEGORIES, FROM, KINDS, readTrace, type Spent, TO, type TraceEvent } from "./trace"

/** Pixels of every frame: a third of the window, so that every post is drawn. */
const STEP = 300

/** The part of the timeline that is scrolled through when it must be quick. */
const QUICK_PART = 0.1

interface Scrolled extends Spent {
  posts: number
  frames: number
  height: number
  /** Chrome's layout shifts while loading and scrolling: all, and those that moved something in a post's row of actions. */
  shifts: number
  shiftsInRows: number
  forced: number
}

/** How far: the part of the timeline, 1 for all of it. */
type Way = [step: number, part: number, from: string, to: string]
const way = (part: number): Way => [STEP, part, FROM, TO]

/** Scrolls from the first post on by the same step in every frame. */
function scrollOn([step, part, from, to]: Way): Promise<{ frames: number; height: number }> {
  return new Promise((resolve) => {
    let frames = 0
    const { scrollingElement: list } = document
    const next = () => {
      const height = list?.scrollHeight ?? 0
      if (scrollY + innerHeight < height * part - 1) {
        frames++
        scrollBy(0, step)
        requestAnimationFrame(next)
      } else {
        performance.mark(to)
        resolve({ frames, height })
      }
    }
    performance.mark(from)
    requestAnimationFrame(next)
  })
}

/** Counts the posts that are drawn while one scrolls, and those with a button; not while anything is timed. */
async function countPosts(page: Page, side: Side, part: number): Promise<{ posts: number; buttons: number }> {
  await page.evaluate(
    (css) => {
      const [posts, buttons] = [new Set<string>(), new Set<string>()]
      const look = () => {
        for (const article of document.querySelectorAll("article")) {
          const href = article.querySelector('a[href*="/status/"]:has(time)')?.getAttribute("href")
          if (!href) continue
          posts.add(href)
          if (article.querySelector(css)) buttons.add(href)
        }
      }
      addEventListener("scroll", () => setTimeout(look))
      look()
      Object.assign(globalThis, { counted: () => ({ posts: posts.size, buttons: buttons.size }) })
    },
    side === "usual design" ? "plasmo-csui" : BUTTON,
  )
  await page.evaluate(scrollOn, way(part))
  return page.evaluate(() => (globalThis as unknown as { counted(): { posts: number; buttons: number } }).counted())
}

async function scroll(stage: BenchStage, side: Side, part: number, posts: number): Promise<Scrolled> {
  const page = await openPage((await stage.page()).browsers[side], "/home")
  await untilReady(page, side)
  await page.tracing.start({ categories: CATEGORIES })
  const done = await page.evaluate(scrollOn, way(part))
  const trace = await page.tracing.stop()
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: boolean[] }).shifts)
  await page.close()
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] }
  const spent = readTrace(traceEvents)
  const moved = { shifts: shifts.length, shiftsInRows: shifts.filter(Boolean).length }
  return { ...spent, ...done, ...moved, posts, forced: spent.extension.forced }
}

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const runs: Record<Side, Scrolled[]> = { "X alone": [], "with Aside": [], "usual design": [] }
  const part = quick ? QUICK_PART : 1
  const counts = {} as Record<Side, { posts: number; buttons: number }>
  // The first time through is for counting, and for Chrome's own caches of code.
  for (const side of SIDES) {
    const page = await openPage((await stage.page()).browsers[side], "/home")
    await untilReady(page, side)
    counts[side] = await countPosts(page, side, part)
    await page.close()
  }
  const { posts, buttons } = counts["with Aside"]
  // The brand's own posts and promoted ones have none.
  if (buttons < posts * 0.9)
    throw new Error(`Aside stood under ${buttons} of ${posts} posts: that is not what is to be measured.`)
  for (let run = 0; run < (quick ? 1 : 5); run++)
    for (const side of SIDES) runs[side].push(await scroll(stage, side, part, counts[side].posts))
  return finding(runs, counts)
}

type Runs = Record<Side, Scrolled[]>

function finding(runs: Runs, counts: Record<Side, { posts: number; buttons: number }>): Finding {
  const of = (side: Side, value: (run: Scrolled) => number) => runs[side].map(value)
  const row = (name: string, value: (run: Scrolled) => number, digits = 0) => [
    name,
    ...SIDES.map((side) => spread(of(side, value), digits)),
  ]
  const ratio = (side: Side) =>
    of(side, ({ busy }) => busy).map((busy, run) => busy / (runs["X alone"][run]?.busy ?? 0))
  const perPost = ({ extension, posts }: Scrolled) => (extension.ms * 1_000) / posts
  const share = ({ extension, busy }: Scrolled) => (extension.ms / (busy - extension.ms)) * 100
  const aside = (value: (run: Scrolled) => number) => median(of("with Aside", value))
  const shares = ratio("with Aside").map((beside) => (beside - 1) * 100)
  const added = median(shares)
  // Not the middle: a button that moves things once in five pages moves things.
  const moved = Math.max(...of("with Aside", ({ shiftsInRows }) => shiftsInRows))
  const height = median(of("X alone", (run) => run.height))
  return {
    title: `Scrolling past ${counts["X alone"].posts} posts`,
    how: HOW,
    head: ["main thread, its own clock", ...SIDES],
    rows: [
      ["posts drawn", ...SIDES.map((side) => String(counts[side].posts))],
      ["of them with a button", ...SIDES.map((side) => String(counts[side].buttons))],
      row("frames", ({ frames }) => frames),
      ...KINDS.map((kind) => row(`${kind}, ms`, ({ kinds }) => kinds[kind])),
      row("all, ms", ({ busy }) => busy),
      ["all, beside X alone in the same round", ...SIDES.map((side) => spread(ratio(side), 3))],
      row("extension's script, ms", ({ extension }) => extension.ms),
      row("extension's script per post, µs", perPost, 1),
      row("extension's script beside all the rest, %", share, 2),
      row("calls of the extension's script", ({ extension }) => extension.calls),
      row("style and layout it forced, ms", ({ forced }) => forced, 1),
      row("height of the timeline, px", ({ height }) => height),
      row("layout shifts", ({ shifts }) => shifts),
      row("layout shifts in rows of actions", ({ shiftsInRows }) => shiftsInRows),
    ],
    reaches: [
      { what: "Script time per post over a scroll", measured: aside(perPost), atMost: 60, unit: "µs" },
      { what: "Added to the main thread by our script", measured: aside(share), atMost: 1, unit: "%" },
      {
        what: "Added to the main thread by all we do",
        measured: added,
        between: [Math.min(...shares), Math.max(...shares)],
        atMost: 1,
        unit: "%",
      },
      {
        what: "Layout shifts in rows of actions",
        measured: moved,
        atMost: 0,
        unit: "",
      },
      {
        what: "Taller than the timeline of X alone",
        measured: aside(({ height }) => height) - height,
        atMost: 0,
        unit: "px",
      },
    ],
  }
}

const HOW = `One local X, three browsers with the same flags; rounds of X alone, Aside, usual design, each run in a new tab, the first round uncounted.
The page is scrolled by ${STEP} px in every frame, so that each run does the same work. Middle of the rounds, lowest and highest in brackets.
Times are Chrome's trace on the main thread's own clock, each event without what lies inside it. The extension's script is every call of a
function of its script and every message that Chrome hands to it. What runs after an await is in the page's script, since the trace names
nobody for it: Aside awaits nothing while one scrolls, the usual design mounts its buttons so. The usual design is Plasmo's inline anchors
(\`bench/usual-design\`): a button that does nothing.`

/** What scrolling past a thousand posts costs: X alone, with Aside, with the usual design. */
export const pageScroll: Bench = { name: "page-scroll", measure }
