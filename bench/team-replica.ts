import type { Bench, Finding } from "./bench"
import { BIG, type DeskSize, saySize } from "./desk/size"
import type { BenchStage } from "./stage"
import { median, spread } from "./statistics"
import type { ReplicaAsk, ReplicaRound } from "./team/replica-in-page"
import { seedStream } from "./team/seed"
import { connectTo, inPage, openTeamStage, skipped, WORKSPACE } from "./team/team-stage"

const TITLE = "A new member's copy of the team's desk"
const QUICK: DeskSize = { conversations: 300, entries: 6_000, longest: 0 }

interface Round extends ReplicaRound {
  reading: number
}

async function measure(_: BenchStage, quick: boolean): Promise<Finding> {
  const stage = await openTeamStage()
  if (!stage) return skipped(TITLE)
  try {
    const size = quick ? QUICK : BIG
    const nc = await connectTo(stage.node)
    const last = await seedStream(nc, size)
    await nc.close()
    const page = await stage.openPage()
    const ask: ReplicaAsk = { server: stage.node.ws, workspace: WORKSPACE, last, whole: false }
    const rounds: Round[] = []
    // The first is for the browser's own caches; the last one waits until everything is in its tables.
    const count = quick ? 3 : 2
    for (let nth = quick ? -1 : 0; nth < count; nth++) {
      const reading = await inPage<number>(page, "measureReading", ask)
      const copy = await inPage<ReplicaRound>(page, "measureCopy", { ...ask, whole: nth === count - 1 })
      if (nth >= 0) rounds.push({ ...copy, reading })
    }
    return finding(size, last, rounds)
  } finally {
    await stage.close()
  }
}

function finding(size: DeskSize, messages: number, rounds: readonly Round[]): Finding {
  const rate = (of: (round: Round) => number | null) =>
    rounds.flatMap((round) => {
      const ms = of(round)
      return ms === null ? [] : (messages / ms) * 1_000
    })
  const beside = (of: (round: Round) => number | null) =>
    rounds.flatMap((round) => {
      const ms = of(round)
      return ms === null ? [] : round.reading / ms
    })
  const row = (name: string, of: (round: Round) => number | null) => [name, spread(rate(of), 0), spread(beside(of), 2)]
  const usable = rounds.map((round) => round.usable)
  return {
    title: TITLE,
    how: `A desk of ${saySize(size)}: ${messages.toLocaleString("en")} messages in the stream of a real nats-server on this computer, read over a WebSocket by a
page of the extension with the worker's own code, into a desk of its own in the browser's IndexedDB. Only read: the same messages by the same
reader, and nothing done with them. ${rounds.length} rounds in turns; middle, lowest and highest. A copy is fetched first, many messages to a row, and put
into its tables behind, the newest first (the last round waits for that; IndexedDB takes longer for a row with its indexes than the line for its
message). It can be worked at after ${spread(usable, 0)} ms: ${rounds.at(-1)?.open ?? 0} open conversations were there then.`,
    head: ["", "messages/s", "beside only reading"],
    rows: [
      row("only read", (round) => round.reading),
      row("in this browser, on its disk", (round) => round.here),
      row("in its tables", (round) => round.placed),
    ],
    reaches: [
      {
        what: "A new member's copy, beside only reading the stream",
        measured: 1 / median(beside((round) => round.here)),
        atMost: 2.5,
        unit: "×",
      },
      { what: "A new member can work", measured: median(usable), atMost: 2_000, unit: "ms" },
    ],
  }
}

/** How fast a new member has the desk, beside what the engine gives. */
export const teamReplica: Bench = { name: "team-replica", measure }
