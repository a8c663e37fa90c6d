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

/** Longest waiting for an answer first; then whose session runs; then who wrote longest ago. */
export function longestUnansweredFirst(a: Conversation, b: Conversation): number {
  return (
    (unansweredSince(a) ?? Number.MAX_VALUE) - (unansweredSince(b) ?? Number.MAX_VALUE) ||
    Number(a.status === "Waiting") - Number(b.status === "Waiting") ||
    (a.lastInboundAt ?? 0) - (b.lastInboundAt ?? 0) ||
    (a.id < b.id ? -1 : 1)
  )
}
