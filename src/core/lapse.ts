import { change, type Decided, refuse } from "./change"
import { letGo, type OfferEndView } from "./decline"
import type { Agent } from "./records"
import { writeInto } from "./write-entry"

/** How many offers in a row an agent may let lapse before being set to Away. */
export const LAPSES_TO_AWAY = 2

/** The offer ran out unanswered. The second one in a row sets the agent to Away (product.md §4.3). */
export function lapse({ conversation, agent, settings }: OfferEndView, now: number): Decided {
  const { offer } = conversation
  if (offer?.agent !== agent.id || offer.until > now) return refuse("offer-gone")
  const lapses = agent.lapsesInRow + 1
  const setAway = lapses >= LAPSES_TO_AWAY && agent.available
  const { say, entries } = writeInto(conversation, now)
  say({ type: "offer lapsed", agent: agent.id, setAway })
  const rested: Agent = { ...agent, offer: null, lapsesInRow: lapses, pauseUntil: now + settings.pauseSeconds * 1000 }
  const away: Agent = { ...rested, available: false, since: now, awayBecause: "lapsed twice", lapsesInRow: 0 }
  return change({ entries, records: [letGo(conversation, now), setAway ? away : rested] })
}
