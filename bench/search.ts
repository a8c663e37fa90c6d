import type { Page } from "puppeteer-core"
import type { Bench, Finding } from "./bench"
import { bundle } from "./desk/fill"
import type { DeskStage } from "./desk/shelf"
import { saySize } from "./desk/size"
import type { Ours, Searched } from "./search/in-page"
import type { Theirs } from "./search/libraries"
import { queriesOf } from "./search/queries"
import type { BenchStage } from "./stage"
import { quantile } from "./statistics"

const SEED = 20_261_122
const QUERIES = 200
/** Messages that both libraries hold: fewer than the desk's, so that a run ends; all of them have not been tried. */
const HELD = { full: 200_000, quick: 5_000 }
const MB = 1_048_576

/** Milliseconds at one half and at nineteen twentieths of all searches. */
interface Speed {
  p50: number
  p95: number
}
const speedOf = (searched: readonly Searched[]): Speed => {
  const ms = searched.map((one) => one.ms)
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95) }
}

/** A page of the extension that nothing of its own runs in, with a script of the bench. */
async function pageWith(aside: DeskStage, script: URL): Promise<Page> {
  const page = await aside.openOwn("manifest.json")
  await page.evaluate(await bundle(script))
  return page
}

type Called<T> = { [K in keyof T]: T[K] extends (...terms: infer A) => infer R ? [A, Awaited<R>] : never }

/** Calls what a script of the bench has put into its page. */
const caller =
  <T>(page: Page, name: string) =>
  <K extends keyof T & string>(what: K, ...terms: Called<T>[K][0]): Promise<Called<T>[K][1]> =>
    page.evaluate(`${name}.${what}(...${JSON.stringify(terms)})`) as Promise<Called<T>[K][1]>

/** Bytes of a page's heap that are in use, the rubbish taken out first. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession()
  await session.send("HeapProfiler.enable")
  await session.send("HeapProfiler.collectGarbage")
  await session.send("HeapProfiler.collectGarbage")
  const { usedSize, backingStorageSize } = (await session.send("Runtime.getHeapUsage")) as {
    usedSize: number
    backingStorageSize?: number
  }
  await session.detach()
  return usedSize + (backingStorageSize ?? 0)
}

async function measureOurs(desk: DeskStage, quick: boolean) {
  const page = await pageWith(desk, new URL("search/in-page.ts", import.meta.url))
  const ask = caller<Ours>(page, "ours")
  // The browser has just been started over the desk: nothing of it is in its memory.
  const first = await ask("first", "bag")
  const raw = await ask("rawWrites", quick ? 2_000 : 10_000)
  const behind = quick ? 1_000 : 20_000
  await ask("enqueue", behind)
  const caughtUp = (behind / (await ask("catchUp"))) * 1_000
  const queries = queriesOf(QUERIES, SEED, await ask("rareWords", 60))
  await page.close()

  const fresh = await pageWith(desk, new URL("search/in-page.ts", import.meta.url))
  const again = caller<Ours>(fresh, "ours")
  const before = await heapOf(fresh)
  const speed = speedOf(await again("search", queries))
  const heap = (await heapOf(fresh)) - before
  const bytes = await again("indexBytes")
  await fresh.close()
  return { raw, caughtUp, queries, first, speed, heap, bytes }
}

async function measureTheirs(desk: DeskStage, name: string, queries: readonly string[], quick: boolean) {
  const page = await pageWith(desk, new URL("search/libraries.ts", import.meta.url))
  const ask = caller<Theirs>(page, "theirs")
  const before = await heapOf(page)
  const { took, entries } = await ask("build", name, quick ? HELD.quick : HELD.full)
  const heap = (await heapOf(page)) - before
  const speed = speedOf(await ask("ask", queries))
  await page.close()
  return { name, ready: took, entries, heap, speed }
}

/** From a letter typed into the panel's own search box to the frame that shows its hits. */
async function typed(desk: DeskStage, words: readonly string[]): Promise<number[]> {
  const page = await desk.openOwn("sidepanel.html")
  await page.waitForSelector('[aria-label="Search"]')
  // What compiles these files names inner functions by a helper that only it has.
  await page.evaluate("globalThis.__name = (it) => it")
  const taken: number[] = []
  for (const word of words) {
    await page.focus('[aria-label="Search"]')
    const shown = page.evaluate(
      (word) =>
        new Promise<number>((done) => {
          let began = 0
          const from = performance.now()
          const box = document.querySelector<HTMLInputElement>('[aria-label="Search"]')
          box?.addEventListener("input", (event) => {
            if (box.value === word) began = event.timeStamp
          })
          const look = () => {
            const first = document.querySelector('[role="option"] mark')?.textContent?.toLowerCase() ?? ""
            if (began > 0 && first.startsWith(word)) done(performance.now() - began)
            else if (performance.now() - from > 20_000) done(Number.NaN)
            else requestAnimationFrame(look)
          }
          look()
        }),
      word,
    )
    await page.keyboard.type(word)
    taken.push(await shown)
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => document.querySelector('[role="option"]') === null)
  }
  await page.close()
  return taken
}

const TYPED = ["bag", "refund", "hola", "ich", "please", "flight", "danke", "vuelo", "merci", "where"]

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const desk = await stage.ownDesk(stage.big, "made")
  try {
    const ours = await measureOurs(desk, quick)
    const shown = await typed(desk, quick ? TYPED.slice(0, 3) : TYPED)
    const libraries = []
    for (const name of ["MiniSearch", "FlexSearch"])
      libraries.push(await measureTheirs(desk, name, ours.queries, quick))
    const { bytes, speed } = ours
    const all = bytes.entries
    const perEntry = Math.min(...libraries.map(({ heap, entries }) => heap / entries))
    const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`
    const mb = (value: number) => `${(value / MB).toFixed(value < 10 * MB ? 1 : 0)} MB`
    return {
      title: "Search as one types",
      how: `${QUERIES} searches of people stopped at any letter, in twelve languages and nine scripts, on ${saySize(stage.big)}; ${all.toLocaleString("en")}
of them say something. Aside's is its own code in a page of the extension over the desk's own database, from the question to the newest
twenty hits with their customers, also customers and topics; the worker had made the index. The libraries hold ${libraries[0]?.entries.toLocaleString("en")} of the same messages
in memory, in a page of the same browser, with our words (theirs split no script without blanks), and are asked for entries alone; all of the desk's were not
tried in them, so their times are of a smaller task, and their memory is reckoned for as many. Ready: Aside from the first page of a browser that has just been started to the first
hits; a library from the first message to the last it takes in (reading them is not counted; loading an export of its own was not measured). Memory: the
page's heap after the searches against before, rubbish taken out. The index takes ${mb(bytes.words + bytes.places)} (${((bytes.words + bytes.places) / all).toFixed(0)} bytes an entry, before the disk's compression) in ${bytes.segments} segments. Made from nothing, it took ${((desk.filled.indexMs ?? Number.NaN) / 1_000).toFixed(0)} s.
In the panel's own box, the last letter of a word stood marked in the hits after ${ms(quantile(shown, 0.5))} (median of ${shown.length} words, the typing of all its letters' searches
under way with it), at most ${ms(Math.max(...shown))}.`,
      head: ["", "entries", "ready", "p50", "p95", "memory"],
      rows: [
        ["Aside", all.toLocaleString("en"), ms(ours.first), ms(speed.p50), ms(speed.p95), mb(ours.heap)],
        ...libraries.map(({ name, entries, ready, heap, speed }) => [
          name,
          entries.toLocaleString("en"),
          ms(ready),
          ms(speed.p50),
          ms(speed.p95),
          mb(heap),
        ]),
        ["caught up, entries a second", ours.caughtUp.toFixed(0), "", "", "", ""],
        ["raw writes, events a second", ours.raw.toFixed(0), "", "", "", ""],
      ],
      reaches: [
        { what: "A search, 95 of 100", measured: speed.p95, atMost: 50, unit: "ms" },
        {
          what: "Memory of search beside the smaller library's, as many entries",
          measured: (ours.heap / (perEntry * all)) * 100,
          atMost: 10,
          unit: "%",
        },
        {
          what: "Raw writes of an event (half of which taking in may reach) beside the index catching up",
          measured: ours.raw / ours.caughtUp,
          atMost: 4,
          unit: "×",
        },
      ],
    }
  } finally {
    await desk.close()
  }
}

/** Search over the large desk, beside two libraries that hold the same in memory; and how fast the index catches up. */
export const search: Bench = { name: "search", measure }
