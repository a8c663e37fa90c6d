import type { Page } from "puppeteer-core"
import type { Bench, Finding } from "./bench"
import { saySize } from "./desk/size"
import { MINE, openPanel, panelTab } from "./panel-page"
import type { BenchStage } from "./stage"
import { median, quantile } from "./statistics"

const LOG = '[role="log"][aria-label="Conversation"]'
/** Pixels of every frame. */
const STEP = 600
/** Frames of a quick run: a part of the way. */
const QUICK_FRAMES = 240

/** The customer whose conversation is the longest, as its row begins. */
interface Place {
  css: string
  other: string
}

/** Finds in the panel's own list, over the rows of the desk, who has the longest conversation, and somebody else. */
async function findLongest(page: Page): Promise<Place> {
  const ids = await page.evaluate(async (css) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("aside")
      opening.onsuccess = () => resolve(opening.result)
    })
    const counts: [string, number][] = []
    for (const item of document.querySelectorAll(`${css} [data-conversation]`)) {
      const id = item.getAttribute("data-conversation") ?? ""
      const count = await new Promise<number>((resolve) => {
        const range = IDBKeyRange.bound([id, ""], [id, "\uffff"])
        const asked = db.transaction("entries").objectStore("entries").index("[conversation+order]").count(range)
        asked.onsuccess = () => resolve(asked.result)
      })
      counts.push([id, count])
    }
    db.close()
    return counts.sort((a, b) => b[1] - a[1]).map(([id]) => id)
  }, MINE)
  const at = (id: string | undefined) => `${MINE} [data-conversation="${quoted(id ?? "")}"]`
  return { css: at(ids[0]), other: at(ids.at(-1)) }
}

const quoted = (id: string) => id.replaceAll('"', '\\"')

/** Presses on a customer: milliseconds from the press, as the browser dates it, to the paint of a timeline with lines in it. */
async function press(page: Page, css: string): Promise<number> {
  await page.evaluate((log) => {
    const timed = new Promise<number>((resolve) => {
      addEventListener(
        "pointerdown",
        ({ timeStamp }) => {
          const old = document.querySelector(log)
          const next = () => {
            const now = document.querySelector(log)
            if (!now || now === old || !now.querySelector("article, time")) return requestAnimationFrame(next)
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - timeStamp)
            port2.postMessage(null)
          }
          requestAnimationFrame(next)
        },
        { capture: true, once: true },
      )
    })
    Object.assign(globalThis, { timed })
  }, LOG)
  const row = await page.$(css)
  await row?.scrollIntoView()
  await row?.click()
  return page.evaluate(() => (globalThis as unknown as { timed: Promise<number> }).timed)
}

interface Scrolled {
  frames: number[]
  lines: number
}

/** Scrolls from the end to the beginning, a step in every frame, until no earlier line comes; the time each frame took, in milliseconds. */
async function scrollThrough(page: Page, most: number): Promise<Scrolled> {
  return page.evaluate(
    async ([css, step, most]) => {
      const log = document.querySelector(css)
      if (!log) throw new Error("There is no timeline.")
      const frames: number[] = []
      const seen = new Set<string>()
      const look = () => {
        for (const line of log.querySelectorAll("time"))
          seen.add(`${line.getAttribute("datetime")} ${line.parentElement?.textContent ?? ""}`)
      }
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      let [last, rest] = [await frame(), 0]
      // Half a second at the top without an earlier line coming is its beginning.
      while (rest < 30 && frames.length < most) {
        rest = log.scrollTop <= 0 ? rest + 1 : 0
        log.scrollBy(0, -step)
        const now = await frame()
        frames.push(now - last)
        last = now
        if (frames.length % 4 === 0) look()
      }
      // What was waited for at its beginning is no scrolling.
      return { frames: rest > 0 ? frames.slice(0, -rest) : frames, lines: seen.size }
    },
    [LOG, STEP, most] as [string, number, number],
  )
}

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const desk = await stage.bigDesk()
  const page = await panelTab(desk)
  // Two columns: the list stays beside the timeline.
  await page.setViewport({ width: 600, height: 720 })
  await page.bringToFront()
  await openPanel(page)
  const { css, other } = await findLongest(page)
  const [long, short]: [number[], number[]] = [[], []]
  for (let round = -2; round < (quick ? 8 : 20); round++) {
    const [a, b] = [await press(page, other), await press(page, css)]
    if (round < 0) continue
    short.push(a)
    long.push(b)
  }
  const { frames, lines } = await scrollThrough(page, quick ? QUICK_FRAMES : 20_000)
  await page.close()
  const row = (name: string, values: readonly number[]) => [
    name,
    ...[median(values), quantile(values, 0.95), Math.max(...values)].map((ms) => ms.toFixed(1)),
  ]
  return {
    title: "A conversation of 10,000 entries",
    how: `On the desk of ${saySize(desk.size)}, 600 px wide. Opened ${long.length} times, in turn with a short one: from the browser's own time of the press on the customer
to the first task after the frame in which lines of its timeline stood. Then scrolled from its end ${quick ? "upwards" : "to its beginning"} by ${STEP} px in every frame
(${frames.length} frames, ${lines} lines with a time of their own seen); a frame's time is from one \`requestAnimationFrame\` to the next, so that 16.7 is none missed.`,
    head: ["ms", "median", "95 of 100", "longest"],
    rows: [
      row("press to the long one's lines", long),
      row("press to a short one's", short),
      row("frame while scrolling", frames),
    ],
    reaches: [
      {
        what: "A conversation of 10,000 entries, press to paint (median)",
        measured: median(long),
        atMost: 60,
        unit: "ms",
      },
      { what: "Longest frame while scrolling through it", measured: Math.max(...frames), atMost: 32, unit: "ms" },
    ],
  }
}

/** How a very long conversation opens and scrolls. */
export const longConversation: Bench = { name: "long-conversation", measure }
