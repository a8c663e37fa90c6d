import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { AgentId } from "./ids"

/**
 * The owner looks at the conversation: its messages are read. The banner stays until it is answered, dismissed or over. One that came back
 * while they had no room stays unread until its session begins (product.md §4.2).
 */
export function look(conversation: Conversation, agent: AgentId): Decided {
  if (conversation.owner !== agent || conversation.unread === 0 || conversation.status === "Waiting") return change({})
  return change({ records: [{ ...conversation, unread: 0 }] })
}

/** The banner goes; a dot stays while the messages are unread. */
export function dismiss(conversation: Conversation): Decided {
  if (conversation.banner === null) return change({})
  return change({ records: [{ ...conversation, banner: null }] })
}
