import type { Account } from "./account"
import { newInbox } from "./blank"
import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import { letGo } from "./decline"
import type { AgentId, InboxId } from "./ids"
import type { Agent, Inbox } from "./records"
import { writeInto } from "./write-entry"

/** Most characters of an inbox's name. */
export const INBOX_NAME_LIMIT = 60
/** Smallest and largest first-reply target, in minutes. */
export const FIRST_REPLY_RANGE = [1, 7 * 24 * 60] as const

const named = (typed: string) => typed.normalize("NFC").replace(/\s+/gu, " ").trim()

function wrongName(name: string, others: readonly Inbox[]): Decided | null {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return refuse("unnamed")
  if (name.length > INBOX_NAME_LIMIT) return refuse("too-long")
  return others.some((inbox) => inbox.name.toLowerCase() === name.toLowerCase()) ? refuse("name-taken") : null
}

/** Makes an inbox, with everybody of the desk in it. */
export function addInbox(inboxes: readonly Inbox[], id: InboxId, typed: string, agents: readonly AgentId[]): Decided {
  if (inboxes.some((inbox) => inbox.id === id)) return change({})
  const name = named(typed)
  return wrongName(name, inboxes) ?? change({ records: [newInbox(id, name, [...agents])] })
}

/** Calls an inbox something else. */
export function renameInbox(inbox: Inbox, inboxes: readonly Inbox[], typed: string): Decided {
  const name = named(typed)
  if (name === inbox.name) return change({})
  const others = inboxes.filter(({ id }) => id !== inbox.id)
  return wrongName(name, others) ?? change({ records: [{ ...inbox, name }] })
}

/** Sets or lifts the first-reply target (minutes; null: none). */
export function setFirstReply(inbox: Inbox, minutes: number | null): Decided {
  const [least, most] = FIRST_REPLY_RANGE
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < least || minutes > most))
    return refuse("out-of-range")
  return minutes === inbox.firstReplyMinutes
    ? change({})
    : change({ records: [{ ...inbox, firstReplyMinutes: minutes }] })
}

export interface RemoveInboxView {
  inbox: Inbox
  inboxes: readonly Inbox[]
  /** Every account, also those that were disconnected. */
  accounts: readonly Account[]
  /** Conversations in it that aren't closed. */
  holds: number
}

/** Removes an inbox that is empty and no account's entry point; the last one stays. A disconnected account gets another entry point. */
export function removeInbox({ inbox, inboxes, accounts, holds }: RemoveInboxView): Decided {
  const [other] = inboxes.filter(({ id }) => id !== inbox.id)
  if (!other) return refuse("last-inbox")
  const entering = accounts.filter((account) => account.inbox === inbox.id)
  if (entering.some(({ status }) => status !== "disconnected")) return refuse("entry-point")
  if (holds > 0) return refuse("not-empty")
  return change({
    records: entering.map((account) => ({ ...account, inbox: other.id })),
    guards: [{ kind: "inbox", id: other.id, rev: other.rev }],
    gone: [{ kind: "inbox", id: inbox.id, rev: inbox.rev }],
  })
}

/** Routes what is written to an account into this inbox from now on; conversations that stand keep theirs (product.md §4.7). */
export function setEntryPoint(account: Account, inbox: Inbox): Decided {
  if (account.inbox === inbox.id) return change({})
  return change({
    records: [{ ...account, inbox: inbox.id }],
    guards: [{ kind: "inbox", id: inbox.id, rev: inbox.rev }],
  })
}

export interface InboxAgentsView {
  inbox: Inbox
  /** Every agent of the desk. */
  agents: readonly Agent[]
  /** Conversations of this inbox that are being offered now. */
  offered: readonly Conversation[]
}

/** Says who is in an inbox. An offer that runs for somebody who leaves it is withdrawn, and counts as no lapse. */
export function setInboxAgents(
  { inbox, agents, offered }: InboxAgentsView,
  ids: readonly string[],
  now: number,
): Decided {
  const members = agents.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
  if (members.length === 0) return refuse("nobody-left")
  const withdrawn = offered.filter(({ offer }) => offer !== null && !members.includes(offer.agent))
  const entries = withdrawn.flatMap((conversation) => {
    const { say, entries } = writeInto(conversation, now)
    if (conversation.offer)
      say({ type: "offer withdrawn", agent: conversation.offer.agent, because: "no longer in this inbox" })
    return entries
  })
  const freed = agents.filter(({ offer }) => withdrawn.some(({ id }) => id === offer))
  return change({
    entries,
    records: [
      { ...inbox, agents: members },
      ...withdrawn.map((conversation) => letGo(conversation, now)),
      ...freed.map((agent) => ({ ...agent, offer: null })),
    ],
  })
}
