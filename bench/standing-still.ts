import type { Page } from "puppeteer-core"
import type { Bench, Finding } from "./bench"
import { type BenchStage, openPage, SIDES, type Side, untilReady } from "./stage"
import { CATEGORIES, FROM, readTrace, TO, type TraceEvent } from "./trace"

interface Stood {
  calls: number
  ms: number
  elements: number
}

/** Lets a page stand for so many milliseconds and says what an extension did meanwhile. Here time itself is what is measured. */
async function stand(page: Page, ms: number): Promise<Stood> {
  await page.tracing.start({ categories: CATEGORIES })
  await page.evaluate(
    async ([from, to, ms]) => {
      performance.mark(from)
      // A bare `resolve` has no script, like a message to an extension: it would be counted.
      await new Promise<void>((resolve) => setTimeout(() => resolve(), ms))
      performance.mark(to)
    },
    [FROM, TO, ms] as [string, string, number],
  )
  const trace = await page.tracing.stop()
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] }
  const { extension } = readTrace(traceEvents)
  const elements = await page.evaluate(() => document.querySelectorAll('[class*="aside-dm"], plasmo-csui').length)
  return { calls: extension.calls, ms: extension.ms, elements }
}

async function onPage(stage: BenchStage, side: Side, path: string, ms: number): Promise<Stood> {
  const page = await openPage((await stage.page()).browsers[side], path)
  if (path === "/home") await untilReady(page, side)
  else await page.waitForSelector("nav")
  await page.waitForNetworkIdle({ idleTime: 1_000, concurrency: 1 })
  const stood = await stand(page, ms)
  await page.close()
  return stood
}

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const ms = quick ? 1_000 : 10_000
  const found: [string, Side, Stood][] = []
  for (const path of ["/home", "/messages"])
    for (const side of SIDES) if (side !== "X alone") found.push([path, side, await onPage(stage, side, path, ms)])
  const calls = (wanted: string) =>
    found.find(([path, side]) => path === wanted && side === "with Aside")?.[2].calls ?? Number.NaN
  const elements = found.find(([path, side]) => path === "/messages" && side === "with Aside")?.[2].elements
  return {
    title: "A page that stands still",
    how: `Nothing is touched for ${ms / 1_000} s after the page has loaded: the home timeline, and X's messages, where no post is.`,
    head: ["", "calls of its script", "ms", "its elements"],
    rows: found.map(([path, side, { calls, ms, elements }]) => [
      `${side}, ${path === "/home" ? "with posts" : "without posts"}`,
      String(calls),
      ms.toFixed(1),
      String(elements),
    ]),
    reaches: [
      { what: "Calls while a page with posts stands still", measured: calls("/home"), atMost: 0, unit: "" },
      { what: "Calls while a page without posts stands still", measured: calls("/messages"), atMost: 0, unit: "" },
      { what: "Elements on a page without posts", measured: elements ?? Number.NaN, atMost: 0, unit: "" },
    ],
  }
}

/** What is done when nothing happens: polling would show here. */
export const standingStill: Bench = { name: "standing-still", measure }
