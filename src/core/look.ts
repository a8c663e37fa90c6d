import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { AgentId } from "./ids"

/** The owner looks at the conversation: its messages are read. The banner stays until it is answered, dismissed or over. */
export function look(conversation: Conversation, agent: AgentId): Decided {
  if (conversation.owner !== agent || conversation.unread === 0) return change({})
  return change({ records: [{ ...conversation, unread: 0 }] })
}

/** The banner goes; a dot stays while the messages are unread. */
export function dismiss(conversation: Conversation): Decided {
  if (conversation.banner === null) return change({})
  return change({ records: [{ ...conversation, banner: null }] })
}
