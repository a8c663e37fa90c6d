import type { Bench, Finding } from "./bench"
import type { BenchStage } from "./stage"
import { median, quantile } from "./statistics"
import type { ClaimAsk, ClaimRound } from "./team/claim-in-page"
import { connectTo, inPage, openTeamStage, skipped, WORKSPACE } from "./team/team-stage"
import { startWriters, writeOffers } from "./team/writers"

const TITLE = "Claiming a conversation in a team"
const WRITERS = 50
const ME = "me"

async function measure(_: BenchStage, quick: boolean): Promise<Finding> {
  const stage = await openTeamStage("always")
  if (!stage) return skipped(TITLE)
  try {
    const nc = await connectTo(stage.node)
    const offered = Array.from({ length: quick ? 160 : 1_000 }, (_, nth) => `c${nth}`)
    const last = await writeOffers(nc, ME, offered)
    await nc.close()
    const others = await startWriters(stage.node, WRITERS - 1)
    const page = await stage.openPage()
    const ask: ClaimAsk = { server: stage.node.ws, workspace: WORKSPACE, member: ME, offered, last }
    const round = await inPage<ClaimRound>(page, "measureClaims", ask)
    await others.end()
    return finding(round)
  } finally {
    await stage.close()
  }
}

function finding({ ours, settled, engine }: ClaimRound): Finding {
  const row = (name: string, values: readonly number[], of = engine) => [
    name,
    ...[0.5, 0.95].map((part) => quantile(values, part).toFixed(1)),
    (median(values) / median(of)).toFixed(2),
  ]
  return {
    title: TITLE,
    how: `${WRITERS} members are connected to a real nats-server on this computer (\`sync_interval: always\`, its files in memory where the system has such a place: a disk
would make the engine slower and the ratio smaller); each of ${WRITERS - 1} claims
once a second, from outside the browser. One works in a page of the extension and accepts ${ours.length + engine.length} offers in turns: through the commit, which reads what the change
was decided on, writes the batch, and has begun to write its rows when it answers; and by the same batch written to the engine, with nothing read and
nothing taken in. Its copy follows all of them. Who reads after the answer reads those rows, and waits for them; so does the next decision.`,
    head: ["ms", "median", "95 of 100", "beside the engine"],
    rows: [
      row("the engine's own", engine),
      row("through the commit", ours),
      row("until its rows are through as well", settled),
    ],
    reaches: [
      {
        what: "A claim through the commit, beside the engine's own (median)",
        measured: median(ours) / median(engine),
        atMost: 1.5,
        unit: "×",
      },
    ],
  }
}

/** What a claim costs beside the engine's own. */
export const teamClaim: Bench = { name: "team-claim", measure }
