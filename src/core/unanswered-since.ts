import type { Conversation } from "./conversation"

/** Since when a customer whose conversation somebody holds waits for an answer (Unix milliseconds); null: nobody waits for one. */
export function unansweredSince({
  status,
  unread,
  lastInboundAt,
  lastSentAt,
}: Pick<Conversation, "status" | "unread" | "lastInboundAt" | "lastSentAt">): number | null {
  if (unread > 0) return lastInboundAt
  // It ended by silence, or needs no reply: the customer has the word.
  if (status === "Waiting") return null
  return lastInboundAt !== null && lastInboundAt > (lastSentAt ?? 0) ? lastInboundAt : null
}

/**
 * Since when a customer waits whose conversation goes back to its inbox (Unix milliseconds). In its first session, nothing of ours having been
 * sent, that is when they wrote first: they keep their place. Later only their last message tells.
 */
export const waitsSince = ({
  waitingSince,
  lastInboundAt,
  lastSentAt,
  handledMs,
}: Pick<Conversation, "waitingSince" | "lastInboundAt" | "lastSentAt" | "handledMs">): number =>
  lastSentAt === null && handledMs === 0 ? waitingSince : (lastInboundAt ?? waitingSince)

/** Longest waiting for an answer first; then whose session runs; then who wrote longest ago. */
export function longestUnansweredFirst(a: Conversation, b: Conversation): number {
  return (
    (unansweredSince(a) ?? Number.MAX_VALUE) - (unansweredSince(b) ?? Number.MAX_VALUE) ||
    Number(a.status === "Waiting") - Number(b.status === "Waiting") ||
    (a.lastInboundAt ?? 0) - (b.lastInboundAt ?? 0) ||
    (a.id < b.id ? -1 : 1)
  )
}
