import type { Cursor, Standing } from "./account"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { AccountId, AgentId, ConversationId, CustomerId, InboxId } from "./ids"
import type { Agent, Inbox } from "./records"

/** An agent who has just joined the desk: on no conversation, not yet on duty. */
export const newAgent = (id: AgentId, name: string, now: number): Agent => ({
  kind: "agent",
  id,
  rev: 0,
  name,
  available: false,
  since: now,
  sessions: [],
  offer: null,
  lastOfferAt: null,
  pauseUntil: null,
  lapsesInRow: 0,
  awayBecause: null,
  goneAt: null,
  picture: null,
})

/** An inbox that asks before assigning. */
export const newInbox = (id: InboxId, name: string, agents: AgentId[]): Inbox => ({
  kind: "inbox",
  id,
  rev: 0,
  name,
  agents,
  askBeforeAssigning: true,
  firstReplyMinutes: null,
})

/** A customer nobody knows anything of yet. */
export const newCustomer = (id: CustomerId, name: string): Customer => ({
  kind: "customer",
  id,
  rev: 0,
  xId: null,
  name,
  handle: null,
  picture: null,
  details: [],
  open: null,
  latest: null,
  mergedInto: null,
  blockedBy: [],
})

/** A New conversation, waiting in an inbox since `now`. */
export const newConversation = (
  id: ConversationId,
  customer: CustomerId,
  account: AccountId,
  inbox: InboxId,
  now: number,
): Conversation => ({
  kind: "conversation",
  id,
  rev: 0,
  customer,
  inbox,
  status: "New",
  owner: null,
  session: null,
  offer: null,
  round: { asked: [], lastEndedAt: null },
  unasked: "",
  account,
  xId: null,
  conversions: [],
  citedPost: null,
  begunAt: now,
  handledMs: 0,
  unread: 0,
  waitingSince: now,
  lastInboundAt: null,
  lastInboundText: "",
  banner: null,
  lastSentAt: null,
  firstReplyAt: null,
  topics: [],
  followUpAt: null,
  inXChatSince: null,
  endedAt: null,
  closedAt: null,
  emptiedAt: null,
  newestEvent: null,
  newestAt: 0,
})

/** How an account stands before X was ever heard. */
export const newStanding = (id: AccountId): Standing => ({
  kind: "standing",
  id,
  rev: 0,
  ahead: 0,
  heardAt: null,
  troubleSince: null,
  trouble: null,
  retryAt: null,
  failures: 0,
  readsLeft: null,
  readsResetAt: null,
  chatsAskedAt: null,
  sendsLeft: null,
  sendsResetAt: null,
})

/** How far back the first read of a new account reaches: what came today is work, last month's is not. */
export const FIRST_READ_MS = 24 * 3_600_000

/** A cursor that has read nothing. */
export const newCursor = (id: AccountId, now: number): Cursor => ({
  kind: "cursor",
  id,
  rev: 0,
  newest: null,
  until: null,
  since: now - FIRST_READ_MS,
  token: null,
  readThrough: null,
  caughtUp: null,
})
