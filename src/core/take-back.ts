import type { Arrival } from "./arrival"
import { asNew } from "./as-new"
import { OWNER_FULL } from "./bring-back"
import { type Guard, guardOn } from "./change"
import type { Conversation } from "./conversation"
import type { Entry, EntryBody } from "./entry"
import { compareIds } from "./ids"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { stillThere } from "./still-there"
import { waitsSince } from "./unanswered-since"
import { writeInto } from "./write-entry"

/** A Waiting or Closed conversation comes back to its owner only within this long after its session ended. */
export const OWNER_KEEPS_MS = 24 * 3_600_000

/** Where a message landed, who was seated by it or looked at, and what is said about it after the message itself. */
export interface Placed {
  conversation: Conversation
  seated: Agent[]
  guards: Guard[]
  say: (body: EntryBody) => void
  entries: Entry[]
}

/**
 * What a conversation becomes when its customer writes again (product.md §6): New and Open go on; Waiting goes to the same owner, if
 * they are still there, or is routed as New; Closed is reopened inside the window. Null: it stays closed, and a new conversation is due.
 * What is said stands after the message itself.
 */
export function takeBack(
  conversation: Conversation,
  owner: Agent | null,
  settings: Pick<Settings, "maximumCapacity" | "reopenHours">,
  arrival: Arrival,
  now: number,
): Placed | null {
  const { status, newestEvent } = conversation
  if (status === "Closed" && !inWindow(conversation, settings, arrival.at)) return null
  const anchor = newestEvent && compareIds(newestEvent, arrival.id) > 0 ? newestEvent : arrival.id
  const after = { ...conversation, newestEvent: anchor, newestAt: Math.max(conversation.newestAt, arrival.at) }
  const { say, entries } = writeInto(after, now)
  const placed = { seated: [], guards: [], say, entries }
  if (status === "New" || status === "Open") return { ...placed, conversation }
  if (status === "Closed") say({ type: "reopened", because: "customer wrote" })
  if (!owner || arrival.at - (conversation.endedAt ?? 0) > OWNER_KEEPS_MS) {
    say({ type: "arrived", inbox: conversation.inbox })
    return { ...placed, conversation: asNew(conversation, arrival.at) }
  }
  // Who is not written may be coming, going or getting room at this moment.
  const guards = [guardOn(owner)]
  if (!stillThere(owner, now)) {
    say({ type: "unassigned", agent: owner.id, inbox: conversation.inbox, because: "agent gone" })
    const since = conversation.unread > 0 ? Math.min(waitsSince(conversation), arrival.at) : arrival.at
    return { ...placed, conversation: asNew(conversation, since), guards }
  }
  // Without room it stays with its owner, unread, until they press Reply or Next with room (product.md §4.2).
  if (!hasRoom(owner, settings.maximumCapacity)) {
    if (conversation.unasked !== OWNER_FULL) say({ type: "nobody asked", because: OWNER_FULL })
    const waits = { ...conversation, status: "Waiting" as const, closedAt: null, unasked: OWNER_FULL }
    return { ...placed, conversation: waits, guards }
  }
  const [taken, seated] = beginSession(conversation, owner, now)
  say({ type: "assigned", agent: owner.id, because: status === "Closed" ? "reopened" : "owner" })
  say({ type: "session begun", agent: owner.id })
  return { ...placed, conversation: taken, seated: [seated] }
}

const inWindow = ({ closedAt }: Conversation, { reopenHours }: Pick<Settings, "reopenHours">, at: number) =>
  closedAt !== null && at - closedAt <= reopenHours * 3_600_000
