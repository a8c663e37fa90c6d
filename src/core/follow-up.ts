import { bringBack } from "./bring-back"
import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { InboxId } from "./ids"
import type { Agent } from "./records"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** Nobody can ask to be reminded later than this, in milliseconds from now. */
export const LATEST_FOLLOW_UP_MS = 366 * 24 * 3_600_000

/** "Remind me in …": the owner wants it back at `until` (Unix milliseconds), or no longer (null). */
export function remind(
  { conversation, agent }: { conversation: Conversation; agent: Agent },
  until: number | null,
  now: number,
): Decided {
  if (conversation.owner !== agent.id) return refuse("not-yours")
  if (until !== null && (until <= now || until > now + LATEST_FOLLOW_UP_MS)) return refuse("out-of-range")
  if (conversation.followUpAt === until) return change({})
  const { say, entries } = writeInto(conversation, now)
  say({ type: "follow-up set", agent: agent.id, until })
  return change({ entries, records: [{ ...conversation, followUpAt: until }] })
}

export interface FollowUpView {
  conversation: Conversation
  customer: Customer
  owner: Agent | null
  /** Another conversation of that customer's that isn't closed: then a closed one can't come back, and this one is brought to the fore. */
  other: Conversation | null
  /** The inbox its account enters now. */
  entryPoint: InboxId
  settings: Pick<Settings, "maximumCapacity">
}

/** The time has come: a Waiting or Closed conversation is back with its owner, unread; a session begins if there is room. Null: not yet. */
export function followUpDue(view: FollowUpView, now: number): Decided | null {
  const { conversation, customer, owner, other, entryPoint, settings } = view
  if (conversation.followUpAt === null || conversation.followUpAt > now) return null
  const reminded: Conversation = { ...conversation, followUpAt: null }
  if (!owner || conversation.owner !== owner.id) return change({ records: [reminded] })
  const { say, entries } = writeInto(conversation, now)
  say({ type: "follow-up due", agent: owner.id })
  if (conversation.status === "Open") return change({ entries, records: [unread(reminded)] })
  if (conversation.status === "Waiting") {
    const back = bringBack(reminded, owner, settings, say, now)
    return change({ entries, records: [unread(back.conversation), ...back.seated] })
  }
  if (other) return change({ entries, records: [reminded, unread(other)] })
  say({ type: "reopened", because: "follow-up" })
  const back = bringBack({ ...reminded, inbox: entryPoint }, owner, settings, say, now)
  const standing = { ...customer, open: conversation.id, latest: conversation.id }
  return change({ entries, records: [unread(back.conversation), ...back.seated, standing] })
}

const unread = (conversation: Conversation): Conversation => ({
  ...conversation,
  unread: Math.max(1, conversation.unread),
})
