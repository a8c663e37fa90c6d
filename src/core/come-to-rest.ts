import type { Conversation } from "./conversation"
import { letGo } from "./decline"
import type { Entry } from "./entry"
import type { Send } from "./send"
import { writeInto } from "./write-entry"

/** A conversation that was brought to rest, and what its timeline says of it. Null: nothing was under way. */
export interface AtRest {
  conversation: Conversation
  entries: Entry[]
}

/**
 * Nothing is under way in a conversation that moves to another desk (`at`: when its own desk stood still). An offer is taken back; a session
 * ends, and its owner keeps it: waiting and unread when the customer wrote last, so that Reply or Next begins the session anew where there
 * is room. Brought over as a session it would stand in no agent's count, or above their maximum.
 */
export function comeToRest(conversation: Conversation, at: number): AtRest | null {
  const { offer, session } = conversation
  const { say, entries } = writeInto(conversation, at)
  if (offer) say({ type: "offer withdrawn", agent: offer.agent, because: "the desk moved" })
  if (session) say({ type: "session ended", agent: session.agent, because: "moved" })
  if (entries.length === 0) return null
  const free = offer ? letGo(conversation, at) : conversation
  return { conversation: session ? ended(free, session.begunAt, at) : free, entries }
}

function ended(conversation: Conversation, begunAt: number, at: number): Conversation {
  const { lastInboundAt, lastSentAt, unread, handledMs } = conversation
  const waits = lastInboundAt !== null && lastInboundAt > (lastSentAt ?? Number.NEGATIVE_INFINITY)
  return {
    ...conversation,
    status: "Waiting",
    session: null,
    banner: null,
    unread: waits ? Math.max(1, unread) : unread,
    handledMs: handledMs + Math.max(0, at - begunAt),
    endedAt: at,
  }
}

/**
 * What is to be sent goes on from the other desk, but for a message with a file: that stays in the browser it was attached in, so whoever
 * wrote it decides. What was on its way has been made unsure before. Null: it goes as it is.
 */
export function sendAtRest(send: Send): Send | null {
  if (send.status !== "queued" || send.attachment === null) return null
  return { ...send, status: "refused", because: "file-gone", detail: null }
}
