/** Rows and arrivals for tests, each in one word; a test names only what matters to it. No production file imports this. */

import type { Account, Cursor } from "./account"
import type { Arrival, XPerson } from "./arrival"
import { newAgent, newConversation, newCursor, newCustomer, newInbox } from "./blank"
import type { Change, Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import { accountId, agentId, conversationId, conversionId, customerId, eventId, inboxId, postId, sendId } from "./ids"
import type { Agent, Inbox, RecordKind, RecordOf } from "./records"
import type { Send } from "./send"
import { DEFAULT_SETTINGS } from "./settings"

export const NOW = 1_700_000_000_000
export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const SETTINGS = DEFAULT_SETTINGS

export const BRAND = accountId("7")
export const OTHER_BRAND = accountId("8")
export const ANN = agentId("ann")
export const BOB = agentId("bob")
export const CLEO = customerId("501")
export const MAIN = inboxId("main")

export const anAccount = (parts: Partial<Account> = {}): Account => ({
  kind: "account",
  id: BRAND,
  rev: 1,
  handle: "brand",
  name: "Brand",
  picture: null,
  clientId: "app",
  inbox: MAIN,
  status: "connected",
  connectedAt: 0,
  openToEveryone: true,
  ...parts,
})

/** On duty for an hour, with no session, unless the test says otherwise. */
export const anAgent = (parts: Partial<Agent> = {}): Agent => ({
  ...newAgent(ANN, "Ann", NOW - HOUR),
  rev: 1,
  available: true,
  ...parts,
})

export const withSessions = (count: number) => Array.from({ length: count }, (_, n) => conversationId(`other${n}`))

export const aCustomer = (parts: Partial<Customer> = {}): Customer => ({
  ...newCustomer(CLEO, "Cleo"),
  rev: 1,
  xId: "501",
  handle: "cleo",
  details: [{ type: "X username", value: "cleo" }],
  open: conversationId("c1"),
  latest: conversationId("c1"),
  ...parts,
})

export const aNew = (parts: Partial<Conversation> = {}): Conversation => ({
  ...newConversation(conversationId("c1"), CLEO, BRAND, MAIN, NOW - 10 * MINUTE),
  rev: 3,
  unread: 1,
  lastInboundAt: NOW - 10 * MINUTE,
  newestEvent: eventId("900"),
  newestAt: NOW - 10 * MINUTE,
  ...parts,
})

export const anOffered = (parts: Partial<Conversation> = {}): Conversation =>
  aNew({
    offer: { agent: ANN, madeAt: NOW - 10 * SECOND, until: NOW + 20 * SECOND },
    round: { asked: [ANN], lastEndedAt: null },
    ...parts,
  })

export const anOpen = (parts: Partial<Conversation> = {}): Conversation =>
  aNew({ status: "Open", owner: ANN, session: { agent: ANN, begunAt: NOW - 5 * MINUTE }, unread: 0, ...parts })

/** Its session ended an hour ago. */
export const aWaiting = (parts: Partial<Conversation> = {}): Conversation =>
  aNew({ status: "Waiting", owner: ANN, unread: 0, endedAt: NOW - HOUR, ...parts })

/** Closed an hour ago. */
export const aClosed = (parts: Partial<Conversation> = {}): Conversation =>
  aNew({ status: "Closed", owner: ANN, unread: 0, endedAt: NOW - HOUR, closedAt: NOW - HOUR, ...parts })

export const aConversion = (parts: Partial<Conversion> = {}): Conversion => ({
  kind: "conversion",
  id: conversionId("p1"),
  rev: 1,
  post: postId("1234"),
  author: "cleo",
  account: BRAND,
  by: ANN,
  byName: "Ann",
  wording: "Hi",
  reference: null,
  status: "posted",
  draftedAt: NOW - HOUR,
  postedAt: NOW - HOUR,
  reply: null,
  arrivedAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  customer: null,
  customerName: null,
  conversation: null,
  ...parts,
})

export const aSend = (parts: Partial<Send> = {}): Send => ({
  kind: "send",
  id: sendId("s1"),
  rev: 1,
  conversation: conversationId("c1"),
  customer: CLEO,
  account: BRAND,
  to: "501",
  text: "On its way",
  attachment: null,
  by: ANN,
  status: "queued",
  queuedAt: NOW - 10 * SECOND,
  holdUntil: NOW - 5 * SECOND,
  sendingAt: null,
  sentAt: null,
  event: null,
  because: null,
  detail: null,
  retryAt: null,
  unsureAt: null,
  lookedFor: false,
  ...parts,
})

export const aSending = (parts: Partial<Send> = {}): Send =>
  aSend({ status: "sending", sendingAt: NOW - SECOND, ...parts })

export const anUnsure = (parts: Partial<Send> = {}): Send =>
  aSend({ status: "unsure", sendingAt: NOW - MINUTE, unsureAt: NOW - 50 * SECOND, ...parts })

export const anInbox = (parts: Partial<Inbox> = {}): Inbox => ({
  ...newInbox(MAIN, "Inbox", [ANN, BOB]),
  rev: 1,
  ...parts,
})

export const aCursor = (parts: Partial<Cursor> = {}): Cursor => ({ ...newCursor(BRAND, NOW), rev: 1, ...parts })

export const aPerson = (parts: Partial<XPerson> = {}): XPerson => ({
  id: "501",
  handle: "cleo",
  name: "Cleo",
  picture: null,
  ...parts,
})

/** Cleo writes to the brand, now. */
export const anArrival = (parts: Partial<Arrival> = {}): Arrival => ({
  id: eventId("1000"),
  kind: "message",
  at: NOW,
  sender: "501",
  thread: "7-501",
  text: "Where is my parcel?",
  links: [],
  media: [],
  citedPost: null,
  participants: [],
  ...parts,
})

/** What a decision writes; fails when it refused or had nothing to say. */
export function written(decided: Decided | null): Change {
  if (!decided?.ok) throw new Error(`nothing was written: ${decided ? decided.refusal : "nothing to decide"}`)
  return decided.change
}

/** Why a decision said no; "wrote" when it didn't. */
export const refusal = (decided: Decided | null) => (decided === null ? null : decided.ok ? "wrote" : decided.refusal)

/** The one record of a kind that a decision writes. */
export function theOne<K extends RecordKind>(decided: Decided | null, kind: K): RecordOf<K> {
  const found = written(decided).records.filter((record) => record.kind === kind)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} records of ${kind}`)
  return found[0] as RecordOf<K>
}

/** What it says in the timeline, line by line as it will stand there. */
export const says = (decided: Decided | null): string[] =>
  [...written(decided).entries].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ type }) => type)

export const writesNothing = (decided: Decided | null): boolean => {
  const { entries, records, gone } = written(decided)
  return entries.length + records.length + gone.length === 0
}
