import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { answeredNow } from "./conversion-steps"
import { compareIds, type EventId } from "./ids"
import type { RefusedBecause, Send } from "./send"

/** What became of a message handed to X; `at` is X's time. */
export type Fate =
  | { fate: "sent"; event: EventId; at: number }
  | { fate: "refused"; because: RefusedBecause; detail: string }
  | { fate: "later"; retryAt: number }
  | { fate: "unsure"; detail: string }

export interface SettleView {
  send: Send
  conversation: Conversation | null
  conversions: readonly Conversion[]
}

/** Writes the fate of a send. What is once sent stays sent: an answer that comes after the echo changes nothing. */
export function settle({ send, conversation, conversions }: SettleView, fate: Fate, now: number): Decided {
  if (send.status === "sent") return change({})
  if (fate.fate === "sent") return settleSent({ send, conversation, conversions }, fate, now)
  if (send.status !== "sending") return change({})
  if (fate.fate === "later") return change({ records: [{ ...send, status: "queued", retryAt: fate.retryAt }] })
  if (fate.fate === "unsure") {
    return change({ records: [{ ...send, status: "unsure", detail: fate.detail, unsureAt: now, lookedFor: false }] })
  }
  return change({ records: [{ ...send, status: "refused", because: fate.because, detail: fate.detail }] })
}

function settleSent(
  { send, conversation, conversions }: SettleView,
  sent: Fate & { fate: "sent" },
  now: number,
): Decided {
  const { event } = sent
  // X's Date header has whole seconds: a quick reply would seem to be older than what it answers, and its silence never begin.
  const at = Math.max(sent.at, send.sendingAt ?? 0)
  const told: Send = { ...send, status: "sent", event, sentAt: at, because: null, detail: null }
  if (!conversation) return change({ records: [told] })
  const newest = conversation.newestEvent
  const moved: Conversation = {
    ...conversation,
    lastSentAt: Math.max(conversation.lastSentAt ?? 0, at),
    firstReplyAt: conversation.firstReplyAt ?? at,
    newestEvent: newest && compareIds(newest, event) > 0 ? newest : event,
    newestAt: Math.max(conversation.newestAt, at),
  }
  return change({ records: [told, moved, ...answeredNow(conversions, now)] })
}
