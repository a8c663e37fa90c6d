import type { Bench, Finding } from "./bench"
import { bundle } from "./desk/fill"
import type { IngestRound } from "./flow/ingest-in-page"
import type { BenchStage } from "./stage"
import { median, spread } from "./statistics"

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const { openOwn } = await stage.smallDesk()
  const page = await openOwn("manifest.json")
  try {
    await page.evaluate(await bundle(new URL("flow/in-page.ts", import.meta.url)))
    const events = quick ? 200 : 1_000
    const rounds: IngestRound[] = []
    // The first round is for the browser's own caches.
    for (let round = -1; round < (quick ? 2 : 5); round++) {
      const found = await page.evaluate(
        (ask) => (globalThis as unknown as { measureIngest(ask: object): Promise<unknown> }).measureIngest(ask),
        { events, round: round + 5 },
      )
      if (round >= 0) rounds.push(found as IngestRound)
    }
    return finding(rounds)
  } finally {
    await page.close()
  }
}

const WAYS = [
  ["Aside: parsed, decoded, decided, committed", "ours"],
  ["Aside, the panel's question listening", "watched"],
  ["Aside, rows not checked as they are read", "unchecked"],
  ["only parsed and decoded", "decodeOnly"],
  ["raw: one transaction per event", "raw"],
  ["raw: one transaction per 100 events", "rawBulk"],
] as const

function finding(rounds: readonly IngestRound[]): Finding {
  const events = rounds[0]?.events ?? 0
  const rate = (of: (typeof WAYS)[number][1]) => rounds.map((round) => (round.events / round[of]) * 1_000)
  const beside = (of: (typeof WAYS)[number][1]) => rounds.map((round) => round.raw / round[of])
  const per100 = (of: "writes" | "reads") => (median(rounds.map((round) => round[of])) / events) * 100
  const listened = `${median(rounds.map(({ answers }) => answers))} times, the longest answer ${median(rounds.map(({ longestAnswer }) => longestAnswer)).toFixed(1)} ms`
  return {
    title: "Taking in what customers wrote",
    how: `${events} events in pages of 100, seven in ten of a customer nobody knew, one in ten written on X itself. The worker's own code in a page of
the extension, on a desk of its own in the browser's IndexedDB; X's answers are JSON texts in memory, no network. Aside's commits and the raw writes are
flushed to the disk alike (durability "strict"). Raw: one entry and one record per event, the very rows, in stores without any index and without a read.
${rounds.length} rounds, the ways in turns; middle, lowest and highest. Aside asks the database for ${per100("writes").toFixed(0)} transactions that write
and ${per100("reads").toFixed(0)} that only read per 100 events. The panel's question was answered ${listened}.`,
    head: ["", "events/s", "beside raw"],
    rows: WAYS.map(([name, of]) => [name, spread(rate(of), 0), spread(beside(of), 2)]),
    reaches: [
      {
        what: "Time to take an event in, beside writing its rows raw",
        measured: 1 / median(beside("ours")),
        atMost: 2,
        unit: "×",
      },
    ],
  }
}

/** How many events a second go from X's JSON into the desk, beside writing the same rows and nothing else. */
export const ingest: Bench = { name: "ingest", measure }
