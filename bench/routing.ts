import type { Bench, Finding } from "./bench"
import { bundle } from "./desk/fill"
import type { RoutingAsk, RoutingRound } from "./flow/routing-in-page"
import type { BenchStage } from "./stage"
import { median, spread } from "./statistics"

async function measure(stage: BenchStage, quick: boolean): Promise<Finding> {
  const { openOwn } = await stage.smallDesk()
  const page = await openOwn("manifest.json")
  try {
    await page.evaluate(await bundle(new URL("flow/in-page.ts", import.meta.url)))
    const times = quick ? 60 : 200
    const sizes: RoutingAsk[] = [
      { agents: 10, waiting: 100, times },
      { agents: 1_000, waiting: quick ? 10_000 : 100_000, times },
    ]
    const found: [RoutingAsk, RoutingRound][] = []
    for (const ask of sizes) {
      const round = await page.evaluate(
        (ask) => (globalThis as unknown as { measureRouting(ask: object): Promise<unknown> }).measureRouting(ask),
        ask,
      )
      found.push([ask, round as RoutingRound])
    }
    return finding(found)
  } finally {
    await page.close()
  }
}

const looking = ({ step, committing }: RoutingRound) => step.map((ms, n) => ms - (committing[n] ?? 0))

function finding(found: readonly [RoutingAsk, RoutingRound][]): Finding {
  const [[few, small], [many, large]] = found as [[RoutingAsk, RoutingRound], [RoutingAsk, RoutingRound]]
  const log = Math.log(many.waiting) / Math.log(few.waiting)
  return {
    title: "Who is asked for what waits",
    how: `Everybody has an offer but one, who is asked for the conversation at the front. The decision alone: who, why, what is written, and the order of the
agents afterwards, as the worker keeps it in memory. With its reads: what stands at the front comes from the database too, and the agent who was
written to since. A step: the worker's router from waking to having committed, over Dexie, in a page of the extension; what it
reads is told apart from its commit, which is the disk's. ${few.times} steps each; middle, lowest and highest. From ${few.waiting} to ${many.waiting} waiting
the logarithm grows ${log.toFixed(1)} ×.`,
    head: [
      "agents, waiting",
      "decision alone, µs",
      "with its reads, ms",
      "step without its commit, ms",
      "its commit, ms",
    ],
    rows: found.map(([{ agents, waiting }, round]) => [
      `${agents.toLocaleString("en")}, ${waiting.toLocaleString("en")}`,
      spread(
        round.decision.map((ms) => ms * 1_000),
        1,
      ),
      spread(round.withReads, 2),
      spread(looking(round), 2),
      spread(round.committing, 2),
    ]),
    reaches: [
      {
        what: `A routing decision, ${many.agents} agents`,
        measured: median(large.decision) * 1_000,
        atMost: 1_000,
        unit: "µs",
      },
      {
        what: `A routing decision beside ${few.agents} agents and ${few.waiting} waiting`,
        measured: median(large.decision) / median(small.decision),
        atMost: log,
        unit: "×",
      },
      {
        what: "A routing decision with its reads, beside the same",
        measured: median(large.withReads) / median(small.withReads),
        atMost: log,
        unit: "×",
      },
    ],
  }
}

/** What one decision of the router costs, few agents and many. */
export const routing: Bench = { name: "routing", measure }
