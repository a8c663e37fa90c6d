import { change, type Decided } from "./change"
import { comeBack } from "./come-back"
import type { Conversation } from "./conversation"
import type { Agent } from "./records"
import { writeInto } from "./write-entry"

/**
 * The agent goes on or off duty. Going off gives a pending offer back at once, and it doesn't count as a lapse. Whoever says so is here,
 * whatever the desk had noticed.
 */
export function setAvailable(
  { agent, offered }: { agent: Agent; offered: Conversation | null },
  available: boolean,
  now: number,
): Decided {
  if (agent.available === available) return comeBack(agent)
  const switched: Agent = { ...agent, available, since: now, awayBecause: null, lapsesInRow: 0, goneAt: null }
  if (available || !offered?.offer || offered.offer.agent !== agent.id) return change({ records: [switched] })
  const { say, entries } = writeInto(offered, now)
  say({ type: "offer withdrawn", agent: agent.id, because: "went off duty" })
  return change({
    entries,
    records: [
      { ...switched, offer: null },
      { ...offered, offer: null, round: { ...offered.round, lastEndedAt: now } },
    ],
  })
}
