import type { Conversation } from "./conversation"
import type {
  AccountId,
  AgentId,
  AnswerId,
  ConversationId,
  ConversionId,
  CustomerId,
  EventId,
  GroupId,
  InboxId,
  PostId,
  SendId,
} from "./ids"
import type { Settings } from "./settings"

/** Somebody who works at the desk. */
export interface Agent {
  kind: "agent"
  id: AgentId
  rev: number
  name: string
  available: boolean
  /** When `available` last changed. */
  since: number
  /** Conversations whose session this agent runs: their number is the agent's load. */
  sessions: ConversationId[]
  /** The conversation held out to this agent now. */
  offer: ConversationId | null
  lastOfferAt: number | null
  /** No new offer before this (pause after the last one). */
  pauseUntil: number | null
  lapsesInRow: number
  /** Set when the desk, not the agent, switched them to Away; cleared when they come back. */
  awayBecause: "lapsed twice" | null
}

/** A brand's X account that Aside is connected to. Tokens are not here: they never leave the worker. */
export interface Account {
  kind: "account"
  id: AccountId
  rev: number
  handle: string
  name: string
  picture: string | null
  clientId: string
  inbox: InboxId
  status: "connected" | "reconnect" | "disconnected"
  connectedAt: number
  /** The admin says that this account takes messages from everyone (X tells nobody). */
  openToEveryone: boolean
}

/** How an account stands with X at this moment; rewritten at every read, so kept apart from the account. */
export interface Standing {
  kind: "standing"
  id: AccountId
  rev: number
  /** How far X's clock is ahead of this computer's, in milliseconds. */
  ahead: number
  /** Last complete answer from X. */
  heardAt: number | null
  /** Reading is failing since then; null while it works. */
  troubleSince: number | null
  trouble: Trouble | null
  /** Not before this (back-off, rate limit). */
  retryAt: number | null
  failures: number
  readsLeft: number | null
  readsResetAt: number | null
  /** When X was last asked which threads went on in X Chat. */
  chatsAskedAt: number | null
  sendsLeft: number | null
  sendsResetAt: number | null
}

/** What can be wrong between us and X, by name; the screen has the sentence. */
export type Trouble =
  | "offline"
  | "rate-limited"
  | "server-error"
  | "not-json"
  | "timed-out"
  | "no-credits"
  | "usage-capped"
  | "scope-missing"
  | "reconnect"
  | "unexpected"

/** Where reading stands: everything up to `newest` is taken in once the gap down to `until` is closed. */
export interface Cursor {
  kind: "cursor"
  id: AccountId
  rev: number
  /** Newest event of the read that is under way (or done). */
  newest: EventId | null
  /** Everything up to this one is taken in; null before the first read is done. */
  until: EventId | null
  /** The first read reaches back to here and no further (Unix milliseconds). */
  since: number
  /** Where to go on in X's pages; null when no gap is open. */
  token: string | null
  /** When the read that closed the last gap began, by X's clock. */
  readThrough: number | null
}

/** An X username gets here only when that person wrote first. */
export interface ContactDetail {
  type: "X username" | "e-mail" | "phone"
  value: string
}

/** A person on X. */
export interface Customer {
  kind: "customer"
  id: CustomerId
  rev: number
  /** Numeric X user ID; null for customers made by hand. */
  xId: string | null
  name: string
  handle: string | null
  picture: string | null
  details: ContactDetail[]
  /** The one conversation that is not closed. */
  open: ConversationId | null
  /** The newest conversation, closed or not. */
  latest: ConversationId | null
  /** Found to be one person with that customer; what this one had is shown there. Null: stands for itself. */
  mergedInto: CustomerId | null
  /** Accounts whose owner blocked this customer's direct messages through Aside. */
  blockedBy: AccountId[]
}

export type ConversionStatus = "drafted" | "posted" | "arrived" | "accepted" | "answered" | "closed"

/** One DM link put under one post: by whom, when, for which account, and what became of it. */
export interface Conversion {
  kind: "conversion"
  id: ConversionId
  rev: number
  post: PostId
  /** Lower case, without @: what the arriving customer is matched by. */
  author: string
  account: AccountId
  by: AgentId
  byName: string
  wording: string
  status: ConversionStatus
  draftedAt: number
  postedAt: number | null
  /** Our reply's id, from X's toast. */
  reply: PostId | null
  arrivedAt: number | null
  acceptedAt: number | null
  answeredAt: number | null
  closedAt: number | null
  customer: CustomerId | null
  customerName: string | null
  conversation: ConversationId | null
}

export type SendStatus = "queued" | "sending" | "sent" | "refused" | "unsure" | "dropped"

/** Why X refused a message, by name; the screen has the sentence and what to do. */
export type RefusedBecause =
  | "closed-dms"
  | "not-permitted"
  | "scope-missing"
  | "no-credits"
  | "usage-capped"
  | "invalid"
  | "not-found"
  | "too-long"
  /** It could not be sent for an hour: the agent says whether it still should be. */
  | "too-old"
  /** X would not take the attached file. */
  | "media-refused"
  /** The attached file is no longer in this browser. */
  | "file-gone"
  /** The agent stopped the upload. */
  | "upload-stopped"
  | "other"

/** A photo, GIF or video that goes with a message: kept in this browser until X has taken it. */
export interface Attachment {
  /** Row in the `files` table. */
  file: string
  name: string
  /** Media type, as `image/png`. */
  type: string
  /** Bytes. */
  size: number
  /** X's id once uploaded (usable for 24 h, by its uploader), and until when (Unix milliseconds). */
  media: string | null
  mediaUntil: number | null
  /** How much of it X has, from 0 to 1, while it is being uploaded; null: it is not. */
  uploaded: number | null
  /** How often uploading failed in a row. */
  tries: number
}

/** A message of ours on its way to X, and its fate. */
export interface Send {
  kind: "send"
  id: SendId
  rev: number
  conversation: ConversationId
  customer: CustomerId
  /** Fixed when Send was pressed. */
  account: AccountId
  /** Numeric X user ID. */
  to: string
  /** May be empty when something is attached. */
  text: string
  attachment: Attachment | null
  by: AgentId
  status: SendStatus
  queuedAt: number
  /** Can be taken back until then. */
  holdUntil: number
  sendingAt: number | null
  sentAt: number | null
  event: EventId | null
  because: RefusedBecause | null
  /** X's own words, shown as text. */
  detail: string | null
  /** Not before this: a 429 names it. */
  retryAt: number | null
  /** When it became unsure; looked for in what X returns after that. */
  unsureAt: number | null
  /** What X returned since was searched for this unsure message, in vain: now the agent decides. */
  lookedFor: boolean
}

/** A queue of conversations with the agents assigned to it. */
export interface Inbox {
  kind: "inbox"
  id: InboxId
  rev: number
  name: string
  agents: AgentId[]
  askBeforeAssigning: boolean
  /** First-reply target in minutes; null: none. */
  firstReplyMinutes: number | null
}

/** A saved reply: what is sent is plain text. */
export interface Answer {
  kind: "answer"
  id: AnswerId
  rev: number
  name: string
  /** May hold `{{name}}`, `{{handle}}`, `{{account}}`, `{{agent}}`. */
  text: string
  /** For one account only; null: for all. */
  account: AccountId | null
}

/** A group conversation on X as one account sees it: listed as such, and not routed. */
export interface Group {
  kind: "group"
  id: GroupId
  rev: number
  account: AccountId
  /** X's conversation id. */
  thread: string
  /** Numeric X user IDs seen in it. */
  participants: string[]
  newestAt: number
  lastText: string
}

/** The desk's settings as one record. */
export interface SettingsRecord extends Settings {
  kind: "settings"
  id: "desk"
  rev: number
}

/** The present state of one thing, with its revision (0: not written yet). */
export type DeskRecord =
  | Conversation
  | Agent
  | Account
  | Standing
  | Cursor
  | Customer
  | Conversion
  | Send
  | Inbox
  | Answer
  | Group
  | SettingsRecord

export type RecordKind = DeskRecord["kind"]
export type RecordOf<K extends RecordKind> = Extract<DeskRecord, { kind: K }>
