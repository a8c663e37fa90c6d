import type { Page } from "puppeteer-core"
import type { Bench, Finding } from "./bench"
import { saySize } from "./desk/size"
import { heapOf, MINE, openPanel, panelTab } from "./panel-page"
import type { BenchStage } from "./stage"
import { median } from "./statistics"

const LOG = '[role="log"][aria-label="Conversation"]'
/** Conversations between two looks at the heap. */
const PART = 50

/** Works through some conversations as an agent would: opens each, scrolls, types, and goes back; milliseconds. */
const work = (page: Page, from: number, count: number): Promise<void> =>
  page.evaluate(
    async ([mine, log, from, count]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const until = async <T>(find: () => T | null | undefined): Promise<T> => {
        for (let frames = 0; frames < 600; frames++) {
          const found = find()
          if (found) return found
          await frame()
        }
        throw new Error(`Nothing came of ${find}`)
      }
      for (let nth = from; nth < from + count; nth++) {
        const rows = await until(() => {
          const all = document.querySelectorAll<HTMLElement>(`${mine} [data-conversation]`)
          return all.length > 0 ? all : null
        })
        const row = rows[nth % rows.length]
        row?.click()
        const list = await until(() => {
          const here = document.querySelector<HTMLElement>(log)
          return here?.querySelector("time") && row?.getAttribute("aria-current") ? here : null
        })
        for (let step = 0; step < 4; step++) {
          list.scrollBy(0, -400)
          await frame()
        }
        document.querySelector<HTMLElement>("main button[aria-keyshortcuts='r']")?.click()
        const box = document.querySelector<HTMLTextAreaElement>("main textarea")
        if (box) {
          const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set
          for (const text of [`We look into it, ${nth}`, ""]) {
            write?.call(box, text)
            box.dispatchEvent(new InputEvent("input", { bubbles: true }))
            await frame()
          }
        }
      }
    },
    [MINE, LOG, from, count] as [string, string, number, number],
  )

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const desk = await stage.bigDesk()
  const page = await panelTab(desk)
  await page.setViewport({ width: 600, height: 720 })
  await page.bringToFront()
  await openPanel(page)
  const session = await page.createCDPSession()
  await session.send("HeapProfiler.enable")
  const start = await heapOf(session)
  const all = quick ? 100 : 1_000
  const heaps: number[] = []
  for (let done = 0; done < all; done += PART) {
    await work(page, done, PART)
    heaps.push(await heapOf(session))
  }
  const nodes = (await session.send("Memory.getDOMCounters")).nodes
  await page.close()
  // The first ones fill what is kept for as long as the panel is open; after them nothing should.
  const [first = Number.NaN] = heaps
  const end = heaps.at(-1) ?? Number.NaN
  const mb = (value: number) => value.toFixed(1)
  return {
    title: "Memory of the panel",
    how: `On the desk of ${saySize(desk.size)}: the heap of the panel's page after garbage was collected through DevTools, at the start (the list stands) and after every
${PART} conversations of scripted work: press on the customer, the timeline (one of them has 10,000 entries) scrolled up and back, words typed and taken out.`,
    head: ["", "MB"],
    rows: [
      ["at the start", mb(start)],
      [`after ${PART} conversations`, mb(first)],
      [`after ${all} conversations`, mb(end)],
      ["highest", mb(Math.max(...heaps))],
      ["median of the looks between", mb(median(heaps))],
      ["nodes of the page at the end", String(nodes)],
    ],
    reaches: [
      { what: `The panel's heap after ${all} conversations`, measured: end, atMost: 60, unit: "MB" },
      { what: `Its growth since the first ${PART}`, measured: end - first, atMost: 1, unit: "MB" },
    ],
  }
}

/** What the panel holds on to. */
export const memory: Bench = { name: "memory", measure }
