import { asNew } from "./as-new"
import { change, type Decided, guardOn } from "./change"
import type { Conversation } from "./conversation"
import type { Agent } from "./records"
import { endSession } from "./session"
import { stillThere } from "./still-there"
import { waitsSince } from "./unanswered-since"
import { writeInto } from "./write-entry"

/**
 * Gives back a conversation whose owner is gone past the grace: New again, in its inbox, in the place of how long its customer has waited. So
 * goes each whose session they run, and each Waiting one that they have not looked at; where the customer has the word, their next message
 * decides (product.md §6). Null: not theirs, nothing that anybody waits for, or not yet.
 */
export function abandon(
  { conversation, agent }: { conversation: Conversation; agent: Agent },
  now: number,
): Decided | null {
  if (conversation.owner !== agent.id || stillThere(agent, now)) return null
  const { status, session, unread, inbox } = conversation
  if (status !== "Open" && (status !== "Waiting" || unread === 0)) return null
  const { say, entries } = writeInto(conversation, now)
  if (session) say({ type: "session ended", agent: agent.id, because: "agent gone" })
  say({ type: "unassigned", agent: agent.id, inbox, because: "agent gone" })
  const [ended, freed] = endSession(conversation, agent, now)
  const back: Conversation = { ...asNew(ended, waitsSince(conversation)), unread: Math.max(1, unread) }
  // Where no session ends, the agent isn't written: they may be coming back at this moment.
  return change(session ? { entries, records: [back, freed] } : { entries, records: [back], guards: [guardOn(agent)] })
}
