import type { Bench, Finding } from "./bench"
import type { DeskStage } from "./desk/shelf"
import { saySize } from "./desk/size"
import { openPanel, panelTab } from "./panel-page"
import type { BenchStage } from "./stage"
import { median, quantile } from "./statistics"

/** Openings that aren't counted: they are for Chrome's caches of code. */
const FIRST = 3

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const desks: [string, DeskStage][] = [
    ["small", await stage.smallDesk()],
    ["big", await stage.bigDesk()],
  ]
  const times: Record<string, number[]> = { small: [], big: [] }
  const tabs = await Promise.all(desks.map(([, desk]) => panelTab(desk)))
  for (let round = -FIRST; round < (quick ? 12 : 40); round++)
    // In turn, so that what drifts drifts for both.
    for (const [at, [name]] of desks.entries()) {
      const tab = tabs[at]
      if (!tab) continue
      await tab.bringToFront()
      const ms = await openPanel(tab)
      if (round >= 0) times[name]?.push(ms)
    }
  for (const tab of tabs) await tab.close()
  const [small = [], big = []] = [times.small, times.big]
  const ratios = big.map((ms, round) => ms / (small[round] ?? Number.NaN))
  return {
    title: "The panel opens",
    how: `${big.length} openings of each in turn, each a navigation of its own in the same tab, the worker running: from the browser's own start of the navigation
to the first task after the frame in which the first customer of *My customers* stood. Both agents have the same 15 customers; the big desk has
${saySize(stage.big)} stored, filled in ${((await stage.bigDesk()).filled.allMs / 1_000).toFixed(0)} s.`,
    head: ["ms", "median", "95 of 100", "slowest"],
    rows: desks.map(([name, { size }]) => [
      saySize(size),
      ...[median(times[name] ?? []), quantile(times[name] ?? [], 0.95), Math.max(...(times[name] ?? []))].map((ms) =>
        ms.toFixed(1),
      ),
    ]),
    reaches: [
      { what: "The panel opens, big desk (median)", measured: median(big), atMost: 150, unit: "ms" },
      {
        what: "The panel opens, big desk beside a small one",
        measured: median(big) / median(small),
        between: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
        atMost: 1.3,
        unit: "×",
      },
    ],
  }
}

/** How soon the first customer is there, beside the same panel over a hundred conversations. */
export const panelOpens: Bench = { name: "panel-opens", measure }
