import { asNew } from "./as-new"
import { bringBack } from "./bring-back"
import { change, type Decided, guardOn, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { InboxId } from "./ids"
import { notYours } from "./not-yours"
import type { Agent } from "./records"
import type { Settings } from "./settings"
import { stillThere } from "./still-there"
import { writeInto } from "./write-entry"

/** Nobody can ask to be reminded later than this, in milliseconds from now. */
export const LATEST_FOLLOW_UP_MS = 366 * 24 * 3_600_000

/** "Remind me in …": the owner wants it back at `until` (Unix milliseconds), or no longer (null). */
export function remind(
  { conversation, agent }: { conversation: Conversation; agent: Agent },
  until: number | null,
  now: number,
): Decided {
  if (conversation.owner !== agent.id) return notYours(conversation)
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

/**
 * The time has come: a Waiting or Closed conversation is back with its owner, unread; a session begins if there is room. If
 * the owner is gone past the grace, it is New in its inbox: somebody is to see to it, and nobody would. Null: not yet.
 */
export function followUpDue(view: FollowUpView, now: number): Decided | null {
  const { conversation, customer, owner, other, entryPoint, settings } = view
  if (conversation.followUpAt === null || conversation.followUpAt > now) return null
  const reminded: Conversation = { ...conversation, followUpAt: null }
  if (!owner || conversation.owner !== owner.id) return change({ records: [reminded] })
  // One that is Open is given back by itself (`abandon`), and another that isn't closed is somebody's already.
  const isFree = conversation.status === "Waiting" || (conversation.status === "Closed" && !other)
  if (isFree && !stillThere(owner, now)) return backInItsInbox(view, owner, now)
  const { say, entries } = writeInto(conversation, now)
  say({ type: "follow-up due", agent: owner.id })
  if (conversation.status === "Open") return change({ entries, records: [unread(reminded)] })
  if (conversation.status === "Waiting") {
    const back = bringBack(reminded, owner, settings, say, now)
    return change({ entries, records: [unread(back.conversation), ...back.seated], guards: back.guards })
  }
  if (other) return change({ entries, records: [reminded, unread(other)] })
  say({ type: "reopened", because: "follow-up" })
  const back = bringBack({ ...reminded, inbox: entryPoint }, owner, settings, say, now)
  const records = [unread(back.conversation), ...back.seated, standing(customer, conversation)]
  return change({ entries, records, guards: back.guards })
}

/** Whoever asked to be reminded is gone: what they wanted to see to is seen to by whoever is free, in the place of when it fell due. */
function backInItsInbox({ conversation, customer, entryPoint }: FollowUpView, owner: Agent, now: number): Decided {
  const isClosed = conversation.status === "Closed"
  const inbox = isClosed ? entryPoint : conversation.inbox
  const { say, entries } = writeInto(conversation, now)
  if (isClosed) say({ type: "reopened", because: "follow-up" })
  say({ type: "unassigned", agent: owner.id, inbox, because: "follow-up" })
  const back = asNew({ ...conversation, inbox, followUpAt: null }, conversation.followUpAt ?? now)
  const records = [unread(back), ...(isClosed ? [standing(customer, conversation)] : [])]
  return change({ entries, records, guards: [guardOn(owner)] })
}

/** A closed one is its customer's conversation again. */
const standing = (customer: Customer, { id }: Conversation): Customer => ({ ...customer, open: id, latest: id })

const unread = (conversation: Conversation): Conversation => ({
  ...conversation,
  unread: Math.max(1, conversation.unread),
})
