import type { Bench, Finding } from "./bench"
import { bundle } from "./desk/fill"
import type { DeskStage } from "./desk/shelf"
import { saySize } from "./desk/size"
import type { BenchStage } from "./stage"
import { median } from "./statistics"

/** A question that takes longer makes somebody wait. */
const LONGEST_MS = 1_000

async function timesOn(desk: DeskStage, times: number): Promise<Record<string, number[]>> {
  // A file of the extension: nothing else of ours runs in this page.
  const page = await desk.openOwn("manifest.json")
  await page.evaluate(await bundle(new URL("desk/reads-in-page.ts", import.meta.url)))
  const taken = await page.evaluate(
    ([now, times]) =>
      (globalThis as unknown as { timeReads(now: number, times: number): Promise<unknown> }).timeReads(now, times),
    [Date.now(), times] as [number, number],
  )
  await page.close()
  return taken as Record<string, number[]>
}

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const [small, big] = [await stage.smallDesk(), await stage.bigDesk()]
  const times = quick ? 3 : 7
  const [few, many] = [await timesOn(small, times), await timesOn(big, times)]
  const names = Object.keys(many)
  const slowest = Math.max(...names.map((name) => median(many[name] ?? [])))
  return {
    title: "Questions of the screens",
    how: `Our own reads, bundled, in a page of the extension over its database: medians of ${times}, the first of each uncounted. Small: ${saySize(small.size)};
big: ${saySize(big.size)}, whose longest conversation has ${big.size.longest.toLocaleString("en")} entries (the small one's has none such).`,
    head: ["ms", "small", "big"],
    rows: names.map((name) => [name, ...[few, many].map((taken) => median(taken[name] ?? []).toFixed(1))]),
    reaches: [
      { what: "The slowest question of a screen, big desk", measured: slowest, atMost: LONGEST_MS, unit: "ms" },
    ],
  }
}

/** What each question that a screen asks takes. */
export const reads: Bench = { name: "reads", measure }
