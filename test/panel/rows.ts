import type { Account, Cursor, Standing } from "../../src/core/account"
import type { Conversation } from "../../src/core/conversation"
import type { Conversion } from "../../src/core/conversion"
import type { Customer } from "../../src/core/customer"
import type { Entry } from "../../src/core/entry"
import {
  accountId,
  conversationId,
  conversionId,
  customerId,
  eventId,
  FIRST_INBOX,
  postId,
  SOLO_AGENT,
  sendId,
} from "../../src/core/ids"
import type { Colleague, Membership, TeamLine } from "../../src/core/membership"
import type { Agent, Answer, Inbox, SettingsRecord } from "../../src/core/records"
import type { Send } from "../../src/core/send"
import { DEFAULT_SETTINGS } from "../../src/core/settings"
import type { MissingPart, Quarantined, Work } from "../../src/store/desk-db"
import type { CustomerWords, Indexing, PlaceRunRow, SegmentRow, Unindexed, WordRunRow } from "../../src/store/indexing"
import type { Spend } from "../../src/store/spend"
import type { TurnedAway } from "../../src/store/turned-away"

/** Rows of a desk, table by table. */
export interface Rows {
  conversations?: Conversation[]
  agents?: Agent[]
  accounts?: Account[]
  standings?: Standing[]
  cursors?: Cursor[]
  customers?: Customer[]
  conversions?: Conversion[]
  sends?: Send[]
  inboxes?: Inbox[]
  settings?: SettingsRecord[]
  entries?: Entry[]
  /** Only to be counted. */
  laidBy?: { from: number }[]
  segments?: SegmentRow[]
  /** As numbers: bytes don't travel to the page. */
  wordRuns?: (Omit<WordRunRow, "bytes"> & { bytes: number[] })[]
  placeRuns?: PlaceRunRow[]
  names?: CustomerWords[]
  unindexed?: Unindexed[]
  indexing?: Indexing[]
  spend?: Spend[]
  quarantine?: Quarantined[]
  answers?: Answer[]
  turnedAway?: TurnedAway[]
  pageParts?: MissingPart[]
  works?: Work[]
  membership?: Membership[]
  teamLine?: TeamLine[]
  colleagues?: Colleague[]
}

export const MINUTE = 60_000
export const BRAND = accountId("1700000000000000001")

export const account = (over: Partial<Account> = {}): Account => ({
  kind: "account",
  id: BRAND,
  rev: 1,
  handle: "northwind_air",
  name: "Northwind Air",
  picture: null,
  clientId: "bm9ydGh3aW5kLWFpcg",
  inbox: FIRST_INBOX,
  status: "connected",
  connectedAt: Date.now() - 3 * 86_400_000,
  openToEveryone: true,
  ...over,
})

export const agent = (over: Partial<Agent> = {}): Agent => ({
  kind: "agent",
  id: SOLO_AGENT,
  rev: 1,
  name: "Kim",
  available: true,
  since: 0,
  sessions: [],
  offer: null,
  lastOfferAt: null,
  pauseUntil: null,
  lapsesInRow: 0,
  awayBecause: null,
  goneAt: null,
  picture: null,
  ...over,
})

export const inbox = (over: Partial<Inbox> = {}): Inbox => ({
  kind: "inbox",
  id: FIRST_INBOX,
  rev: 1,
  name: "Main",
  agents: [SOLO_AGENT],
  askBeforeAssigning: true,
  firstReplyMinutes: null,
  ...over,
})

export const settings = (over: Partial<SettingsRecord> = {}): SettingsRecord => ({
  ...DEFAULT_SETTINGS,
  kind: "settings",
  id: "desk",
  rev: 1,
  ...over,
})

export const standing = (over: Partial<Standing> = {}): Standing => ({
  kind: "standing",
  id: BRAND,
  rev: 1,
  ahead: 0,
  heardAt: Date.now() - 12_000,
  troubleSince: null,
  trouble: null,
  retryAt: null,
  failures: 0,
  readsLeft: 10,
  readsResetAt: null,
  sendsLeft: 10,
  sendsResetAt: null,
  chatsAskedAt: null,
  ...over,
})

export const customer = (n: number, name: string, handle: string | null, over: Partial<Customer> = {}): Customer => ({
  kind: "customer",
  id: customerId(`88000000000000000${n}`),
  rev: 1,
  xId: `88000000000000000${n}`,
  name,
  handle,
  picture: null,
  details: handle ? [{ type: "X username", value: handle }] : [],
  open: conversationId(`c${n}`),
  latest: conversationId(`c${n}`),
  mergedInto: null,
  blockedBy: [],
  ...over,
})

/** Conversation `c{n}` of customer n: Open, this agent's, unless said otherwise. */
export const conversation = (n: number, over: Partial<Conversation> = {}): Conversation => {
  const now = Date.now()
  return {
    kind: "conversation",
    id: conversationId(`c${n}`),
    rev: 5,
    customer: customerId(`88000000000000000${n}`),
    inbox: FIRST_INBOX,
    status: "Open",
    owner: SOLO_AGENT,
    session: { agent: SOLO_AGENT, begunAt: now - 6 * MINUTE },
    offer: null,
    round: { asked: [], lastEndedAt: null },
    unasked: "",
    account: BRAND,
    xId: `88000000000000000${n}`,
    conversions: [],
    citedPost: null,
    begunAt: now - 8 * MINUTE,
    handledMs: 0,
    unread: 0,
    waitingSince: now - 8 * MINUTE,
    lastInboundAt: now - 4 * MINUTE,
    lastInboundText: "My bag did not arrive",
    banner: null,
    lastSentAt: null,
    firstReplyAt: null,
    topics: [],
    followUpAt: null,
    inXChatSince: null,
    endedAt: null,
    closedAt: null,
    emptiedAt: null,
    newestEvent: eventId("1900000000000000000"),
    newestAt: now - 4 * MINUTE,
    ...over,
  }
}

export const conversion = (over: Partial<Conversion> = {}): Conversion => ({
  kind: "conversion",
  id: conversionId("k1"),
  rev: 1,
  post: postId("1899999999999999999"),
  author: "ana_ruiz",
  account: BRAND,
  by: SOLO_AGENT,
  byName: "Kim",
  wording: "",
  reference: null,
  status: "accepted",
  draftedAt: Date.now() - 14 * MINUTE,
  postedAt: Date.now() - 13 * MINUTE,
  reply: null,
  arrivedAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  customer: null,
  customerName: null,
  conversation: null,
  ...over,
})

export const send = (id: string, n: number, text: string, over: Partial<Send> = {}): Send => ({
  kind: "send",
  id: sendId(id),
  rev: 1,
  conversation: conversationId(`c${n}`),
  customer: customerId(`88000000000000000${n}`),
  account: BRAND,
  to: `88000000000000000${n}`,
  text,
  attachment: null,
  by: SOLO_AGENT,
  status: "queued",
  queuedAt: Date.now() - 2_000,
  holdUntil: 0,
  sendingAt: null,
  sentAt: null,
  event: null,
  because: null,
  detail: null,
  retryAt: null,
  unsureAt: null,
  lookedFor: false,
  ...over,
})
