import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import { letGo } from "./decline"
import type { Agent } from "./records"
import { writeInto } from "./write-entry"

/** Frees both sides of an offer that ends through nobody's fault: it counts as no lapse, and needs no pause. */
export const withdrawOffer = (conversation: Conversation, agent: Agent, now: number): [Conversation, Agent] => [
  letGo(conversation, now),
  { ...agent, offer: null },
]

/** Takes an offer back by an admin's hand; the next agent is asked, this one not again in the same round. */
export function takeOfferBack(
  { conversation, agent }: { conversation: Conversation; agent: Agent },
  now: number,
): Decided {
  if (conversation.offer?.agent !== agent.id) return refuse("offer-gone")
  const { say, entries } = writeInto(conversation, now)
  say({ type: "offer withdrawn", agent: agent.id, because: "taken back" })
  return change({ entries, records: withdrawOffer(conversation, agent, now) })
}
