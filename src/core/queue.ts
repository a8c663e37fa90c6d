import type { Conversation } from "./conversation"
import type { Inbox } from "./records"

/** When the first reply to what waits in an inbox is due (Unix milliseconds); null: the inbox has no target. */
export const queueDue = (
  { waitingSince }: Pick<Conversation, "waitingSince">,
  { firstReplyMinutes }: Pick<Inbox, "firstReplyMinutes">,
): number | null => (firstReplyMinutes === null ? null : waitingSince + firstReplyMinutes * 60_000)

/** A conversation that waits, and the inbox it waits in. */
export interface Queued {
  conversation: Conversation
  inbox: Pick<Inbox, "firstReplyMinutes">
}

/**
 * The order over several inboxes (product.md §4.1): what is due comes first, the earliest due before the rest; then the first message
 * oldest first. Within one inbox all have one target, so there it is the order of `waitingSince`: the index has it, whatever the target.
 */
export function queueOrder(a: Queued, b: Queued): number {
  return (
    (queueDue(a.conversation, a.inbox) ?? Number.MAX_VALUE) - (queueDue(b.conversation, b.inbox) ?? Number.MAX_VALUE) ||
    a.conversation.waitingSince - b.conversation.waitingSince ||
    (a.conversation.id < b.conversation.id ? -1 : 1)
  )
}
