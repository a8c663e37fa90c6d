import type { Conversation } from "./conversation"
import type { EventId } from "./ids"

const pad = (digits: string, width: number) => digits.padStart(width, "0")

/**
 * Place of an entry in its timeline: X's event id for messages, and for the rest the newest event it stands after, then the
 * conversation's revision. Sorts as a string; never a machine's clock, never a stream position.
 */
export function orderOf(anchor: EventId | null, revision = 0, nth = 0): string {
  return `${pad(anchor ?? "0", 24)}.${pad(String(revision), 10)}.${pad(String(nth), 3)}`
}

/** Hands out places and ids for what one decision adds to a conversation, in the order it says it. */
export function placesIn(conversation: Pick<Conversation, "rev" | "newestEvent" | "newestAt">, now: number) {
  let nth = 0
  const at = Math.max(now, conversation.newestAt)
  return () => ({ order: orderOf(conversation.newestEvent, conversation.rev + 1, nth++), at })
}

/** The same place, as the line of that number among those its revision says. */
export const sayAt = (order: string, nth: number): string => order.replace(/\d+$/, pad(String(nth), 3))
