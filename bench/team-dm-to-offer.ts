import type { Bench, Finding } from "./bench"
import type { BenchStage } from "./stage"
import { quantile } from "./statistics"
import { startListeners, writeDesk } from "./team/desk-of-agents"
import type { OfferAsk, Times } from "./team/offer-in-page"
import { connectTo, inPage, openTeamStage, skipped, WORKSPACE } from "./team/team-stage"

const TITLE = "From a message to the offer in a team"
const AGENTS = 50
const ACCOUNT = "70"
/** The first messages are for the browser's own caches. */
const WARM = 5

async function measure(_: BenchStage, quick: boolean): Promise<Finding> {
  const stage = await openTeamStage("always")
  if (!stage) return skipped(TITLE)
  try {
    const members = Array.from({ length: AGENTS }, (_, nth) => `agent-${nth}`)
    const nc = await connectTo(stage.node)
    const last = await writeDesk(nc, ACCOUNT, members)
    await nc.close()
    const listeners = await startListeners(stage.node, members.slice(1))
    const ask = { server: stage.node.ws, workspace: WORKSPACE, last, messages: WARM + (quick ? 25 : 200) }
    const sits = async (name: string, member: string): Promise<Times> => {
      const asked: OfferAsk = { ...ask, member }
      return inPage(await stage.openPage(), name, asked)
    }
    const [seen, given] = await Promise.all([sits("agentIsAsked", "agent-0"), sits("gatewayTakesIn", "gateway")])
    await listeners.end()
    const taken = Object.entries(given).map(([event, at]) => (seen[event] ?? Number.NaN) - at)
    return finding(taken.slice(WARM))
  } finally {
    await stage.close()
  }
}

function finding(taken: readonly number[]): Finding {
  const p95 = quantile(taken, 0.95)
  return {
    title: TITLE,
    how: `${AGENTS} agents are connected to a real nats-server on this computer (\`sync_interval: always\`, its files in memory where the system
has such a place). The gateway and the agent who is on duty each have a
page of the extension with the worker's own code and a desk of its own in IndexedDB; the other ${AGENTS - 1} are connections from outside the browser that
are sent everything and read it. ${taken.length} messages, one after the other: from X's answer in the gateway's hands (no network of X's), over reading, deciding and
committing it, and asking the agent, to the offer in the agent's own copy, as a live question hears of it. Then the agent accepts.`,
    head: ["ms", "median", "95 of 100", "longest"],
    rows: [
      [
        "message to offer",
        ...[quantile(taken, 0.5), p95, Math.max(...taken)].map((milliseconds) => milliseconds.toFixed(1)),
      ],
    ],
    reaches: [
      {
        what: `A message to the agent's offer, ${AGENTS} connected (95 of 100)`,
        measured: p95,
        atMost: 300,
        unit: "ms",
      },
    ],
  }
}

/** How soon an agent has an offer in their own browser after X gave the message to another one. */
export const teamDmToOffer: Bench = { name: "team-dm-to-offer", measure }
