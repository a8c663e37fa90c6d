import type { Conversation } from "./conversation"
import type { ConversationId } from "./ids"
import type { Agent } from "./records"
import type { Settings } from "./settings"

/** What Next looks at: the agent, their own conversations, and the front of their inboxes (a New one without an offer). */
export interface NextView {
  agent: Agent
  mine: readonly Conversation[]
  front: Conversation | null
  settings: Pick<Settings, "maximumCapacity">
}

/** What Next would do, or why it could do nothing. */
export type WhatNext =
  | { go: "offer" | "unread" | "inbox"; conversation: ConversationId }
  | { go: "nowhere"; because: "no room" | "nobody waits" }

/**
 * Decides what Next means now (product.md §4.4): a pending offer first; then the agent's own unread customers, oldest first, which need
 * room only if a session must start; then the front of the inbox, up to maximum capacity.
 */
export function whatNext({ agent, mine, front, settings }: NextView): WhatNext {
  const room = agent.sessions.length < settings.maximumCapacity
  if (agent.offer && room) return { go: "offer", conversation: agent.offer }
  const unread = mine
    .filter((c) => c.unread > 0 && (c.status === "Open" || (c.status === "Waiting" && room)))
    .sort((a, b) => (a.lastInboundAt ?? 0) - (b.lastInboundAt ?? 0))[0]
  if (unread) return { go: "unread", conversation: unread.id }
  if (front && room) return { go: "inbox", conversation: front.id }
  const someoneWaits = front !== null || agent.offer !== null || mine.some((c) => c.unread > 0)
  return { go: "nowhere", because: someoneWaits ? "no room" : "nobody waits" }
}
