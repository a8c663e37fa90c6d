import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Inbox } from "./records"

/** When the first reply to what waits in an inbox is due (Unix milliseconds); null: the inbox has no target. */
export const queueDue = (
  { waitingSince }: Pick<Conversation, "waitingSince">,
  { firstReplyMinutes }: Pick<Inbox, "firstReplyMinutes">,
): number | null => (firstReplyMinutes === null ? null : waitingSince + firstReplyMinutes * 60_000)

/** The order of an inbox (product.md §4.1): what is due comes first, the earliest due before the rest; then the first message oldest first. */
export function queueOrder(a: Conversation, b: Conversation): number {
  return (
    (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE) ||
    a.waitingSince - b.waitingSince ||
    (a.id < b.id ? -1 : 1)
  )
}

/** Writes when the first reply to a New conversation is due: it has just come, or the inbox's target was changed. Null: it stands. */
export function redate(conversation: Conversation, inbox: Inbox): Decided | null {
  if (conversation.status !== "New" || conversation.inbox !== inbox.id) return null
  const dueAt = queueDue(conversation, inbox)
  return dueAt === conversation.dueAt ? null : change({ records: [{ ...conversation, dueAt }] })
}
