import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import { entryId } from "./ids"
import { placesIn } from "./order"
import type { Send } from "./send"
import { needsUpload } from "./upload"

/** What could not be sent for so long asks first (product.md §5.6). */
export const TOO_OLD_MS = 60 * 60_000

/** Whether an earlier message of its conversation still stands before it: first written, first sent; unsure and refused hold back. */
export function heldBack(send: Send, sends: readonly Send[]): boolean {
  return sends.some(
    (other) =>
      other.id !== send.id && other.queuedAt < send.queuedAt && other.status !== "sent" && other.status !== "dropped",
  )
}

/** When it may go at the earliest. */
export const dueAt = (send: Send) => Math.max(send.holdUntil, send.retryAt ?? 0)

/** Commits *sending* before anything is handed to X, and puts the message into the timeline: a worker that dies after this leaves it unsure. */
export function beginSending(
  { send, sends, conversation }: { send: Send; sends: readonly Send[]; conversation: Conversation },
  now: number,
): Decided {
  if (send.status !== "queued") return refuse("already-sent")
  if (dueAt(send) > now || heldBack(send, sends) || needsUpload(send, now)) return refuse("busy")
  if (now - send.holdUntil > TOO_OLD_MS) {
    return change({ records: [{ ...send, status: "refused", because: "too-old", detail: null }] })
  }
  return handOver(send, conversation, now)
}

/** The message is X's to take from now on, and stands in the timeline; whether X took it is told by its answer or its echo. */
export function handOver(send: Send, conversation: Conversation, now: number): Decided {
  const sending: Send = { ...send, status: "sending", sendingAt: now, retryAt: null, lookedFor: false, because: null }
  const id = entryId(`out.${send.id}`)
  const { conversation: inConversation, customer, account, text, by } = send
  const entry = {
    id,
    conversation: inConversation,
    customer,
    account,
    text,
    by,
    send: send.id,
    type: "message out" as const,
  }
  const begunBefore = send.sendingAt !== null
  return change({
    entries: begunBefore ? [] : [{ ...entry, ...placesIn(conversation, now)() }],
    // The conversation moves too, so that its next entry stands after this one.
    records: begunBefore ? [sending] : [sending, { ...conversation, newestAt: Math.max(conversation.newestAt, now) }],
  })
}
