import type { Arrival } from "./arrival"
import { OWNER_FULL } from "./bring-back"
import type { Conversation } from "./conversation"
import type { Entry, EntryBody } from "./entry"
import { compareIds } from "./ids"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** A Waiting or Closed conversation comes back to its owner only within this long after its session ended. */
export const OWNER_KEEPS_MS = 24 * 3_600_000

/** Where a message landed, who was seated by it, and what is said about it after the message itself. */
export interface Placed {
  conversation: Conversation
  seated: Agent[]
  say: (body: EntryBody) => void
  entries: Entry[]
}

/**
 * What a conversation becomes when its customer writes again (product.md §6): New and Open go on; Waiting goes to the same owner or is
 * routed as New; Closed is reopened inside the window. Null: it stays closed, and a new conversation is due.
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
  if (status === "New" || status === "Open") return { conversation, seated: [], say, entries }
  if (status === "Closed") say({ type: "reopened", because: "customer wrote" })
  if (!owner || arrival.at - (conversation.endedAt ?? 0) > OWNER_KEEPS_MS) {
    say({ type: "arrived", inbox: conversation.inbox })
    return { conversation: asNew(conversation, arrival.at), seated: [], say, entries }
  }
  // Without room it stays with its owner, unread, until they press Reply or Next with room (product.md §4.2).
  if (!hasRoom(owner, settings.maximumCapacity)) {
    if (conversation.unasked !== OWNER_FULL) say({ type: "nobody asked", because: OWNER_FULL })
    const waits = { ...conversation, status: "Waiting" as const, closedAt: null, unasked: OWNER_FULL }
    return { conversation: waits, seated: [], say, entries }
  }
  const [taken, seated] = beginSession(conversation, owner, now)
  say({ type: "assigned", agent: owner.id, because: status === "Closed" ? "reopened" : "owner" })
  say({ type: "session begun", agent: owner.id })
  return { conversation: taken, seated: [seated], say, entries }
}

const inWindow = ({ closedAt }: Conversation, { reopenHours }: Pick<Settings, "reopenHours">, at: number) =>
  closedAt !== null && at - closedAt <= reopenHours * 3_600_000

const asNew = (conversation: Conversation, at: number): Conversation => ({
  ...conversation,
  status: "New",
  owner: null,
  session: null,
  offer: null,
  round: { asked: [], lastEndedAt: null },
  unasked: "",
  waitingSince: at,
  endedAt: null,
  closedAt: null,
})
