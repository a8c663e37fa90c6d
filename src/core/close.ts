import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { closedNow } from "./conversion-steps"
import type { Customer } from "./customer"
import { notYours } from "./not-yours"
import type { Agent } from "./records"
import { endSession } from "./session"
import { writeInto } from "./write-entry"

export interface CloseView {
  conversation: Conversation
  customer: Customer
  agent: Agent
  conversions: readonly Conversion[]
}

/** Closes a conversation its agent owns: the session ends, its place is free at once. What is on its way to X still goes. */
export function close({ conversation, customer, agent, conversions }: CloseView, now: number): Decided {
  if (conversation.status === "Closed") return change({})
  if (conversation.owner !== agent.id) return notYours(conversation)
  const { say, entries } = writeInto(conversation, now)
  if (conversation.session) say({ type: "session ended", agent: agent.id, because: "closed" })
  say({ type: "closed", agent: agent.id })
  const [ended, freed] = endSession(conversation, agent, now)
  return change({
    entries,
    records: [
      { ...ended, status: "Closed", closedAt: now, unread: 0, banner: null },
      freed,
      { ...customer, open: null },
      ...closedNow(conversions, now),
    ],
  })
}
