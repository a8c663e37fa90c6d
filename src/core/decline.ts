import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Agent } from "./records"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

export interface OfferEndView {
  conversation: Conversation
  agent: Agent
  settings: Pick<Settings, "pauseSeconds">
}

/** Lets the offer go; the next agent is asked, and this one after a pause. */
export function decline({ conversation, agent, settings }: OfferEndView, now: number): Decided {
  if (conversation.offer?.agent !== agent.id) return refuse("offer-gone")
  const { say, entries } = writeInto(conversation, now)
  say({ type: "offer declined", agent: agent.id })
  const paused: Agent = { ...agent, offer: null, lapsesInRow: 0, pauseUntil: now + settings.pauseSeconds * 1000 }
  return change({ entries, records: [letGo(conversation, now), paused] })
}

/** The conversation is nobody's offer any more; it keeps its place in the inbox. */
export function letGo(conversation: Conversation, now: number): Conversation {
  return { ...conversation, offer: null, round: { ...conversation.round, lastEndedAt: now } }
}
