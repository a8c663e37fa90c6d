import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import { notYours } from "./not-yours"
import type { Agent } from "./records"
import { endSession } from "./session"
import { writeInto } from "./write-entry"

/** Whether the customer had the last word: nothing of ours was sent since. */
export const customerWroteLast = ({ lastInboundAt, lastSentAt }: Conversation) =>
  lastInboundAt !== null && lastInboundAt > (lastSentAt ?? 0)

/** The last message needs no reply: the session ends, the conversation waits for its customer (product.md §6). */
export function noReplyNeeded(
  { conversation, agent }: { conversation: Conversation; agent: Agent },
  now: number,
): Decided {
  if (conversation.owner !== agent.id) return notYours(conversation)
  if (conversation.status === "Closed") return refuse("closed")
  if (conversation.status === "Waiting" && conversation.unread === 0) return change({})
  if (!customerWroteLast(conversation)) return refuse("answered")
  const { say, entries } = writeInto(conversation, now)
  if (conversation.session) say({ type: "session ended", agent: agent.id, because: "no reply needed" })
  else say({ type: "no reply needed", agent: agent.id })
  const [ended, freed] = endSession(conversation, agent, now)
  return change({ entries, records: [{ ...ended, status: "Waiting", unread: 0, banner: null, unasked: "" }, freed] })
}
