import { type Guard, guardOn } from "./change"
import type { Conversation } from "./conversation"
import type { EntryBody } from "./entry"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"

/** Why no session begins for an owner, as it stands in the timeline. */
export const OWNER_FULL = "its owner is at maximum capacity"

/**
 * Brings a conversation back to its owner: with room a session begins; without, it stays Waiting and unread until they press Reply or Next
 * with room (product.md §4.2). The reason is said once.
 */
export function bringBack(
  conversation: Conversation,
  owner: Agent,
  settings: Pick<Settings, "maximumCapacity">,
  say: (body: EntryBody) => void,
  now: number,
): { conversation: Conversation; seated: Agent[]; guards: Guard[] } {
  if (hasRoom(owner, settings.maximumCapacity)) {
    const [taken, seated] = beginSession(conversation, owner, now)
    say({ type: "session begun", agent: owner.id })
    return { conversation: taken, seated: [seated], guards: [] }
  }
  if (conversation.unasked !== OWNER_FULL) say({ type: "nobody asked", because: OWNER_FULL })
  return {
    conversation: { ...conversation, status: "Waiting", owner: owner.id, closedAt: null, unasked: OWNER_FULL },
    seated: [],
    guards: [guardOn(owner)],
  }
}
