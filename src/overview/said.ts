import type { Conversation } from "~core/conversation"
import { queueDue } from "~core/queue"
import type { Agent, Inbox } from "~core/records"
import { onDuty } from "~core/still-there"
import { unansweredSince } from "~core/unanswered-since"
import { clockWithin, span } from "~room/times"

/** How a conversation stands, in words, and whether it is late. */
export interface Said {
  text: string
  urgent: boolean
}

type Named = (agent: string | null) => string

/** How long a New conversation waits, whether its first reply is late, and to whom it is offered or why to nobody. */
export function waitingSaid(conversation: Conversation, inbox: Inbox, name: Named, now: number): Said {
  const due = queueDue(conversation, inbox)
  const late = due !== null && due <= now
  const parts = [
    `waiting ${span(now - conversation.waitingSince)}`,
    due === null ? "" : late ? `first reply overdue by ${span(now - due)}` : `first reply due in ${span(due - now)}`,
    conversation.offer ? `offered to ${name(conversation.offer.agent)}` : conversation.unasked,
  ]
  return { text: parts.filter(Boolean).join(", "), urgent: late }
}

/** Who holds a conversation, and since when its customer waits for an answer, or doesn't. */
export function heldSaid(conversation: Conversation, name: Named, now: number): Said {
  const { owner, status, unread, endedAt, lastSentAt, newestAt } = conversation
  const since = unansweredSince(conversation)
  if (since !== null)
    return { text: `${name(owner)}, waiting ${span(now - since)}${unread > 0 ? ", unread" : ""}`, urgent: unread > 0 }
  const rests =
    status === "Waiting"
      ? `session ended ${span(now - (endedAt ?? newestAt))} ago`
      : `answered ${span(now - (lastSentAt ?? newestAt))} ago`
  return { text: `${name(owner)}, ${rests}`, urgent: false }
}

/** How an agent stands: here and available, away, or gone, which comes first since nobody gone is asked; and since when. */
export function dutySaid(agent: Agent, now: number): { state: string; since: string; available: boolean } {
  const { available, since, goneAt, awayBecause } = agent
  const by = !available && awayBecause === "lapsed twice" ? ", set to Away after two offers lapsed" : ""
  return {
    state: goneAt !== null ? "Gone" : available ? "Available" : "Away",
    since: `since ${clockWithin(goneAt ?? since, now)}${goneAt === null ? by : ""}`,
    available: onDuty(agent),
  }
}
