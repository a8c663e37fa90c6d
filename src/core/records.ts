import type { Account, Cursor, Standing } from "./account"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import type { AccountId, AgentId, AnswerId, ConversationId, GroupId, InboxId } from "./ids"
import type { Send } from "./send"
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
  /** Since when their browser is gone from the team (Unix milliseconds); null: it is here, as in solo always. */
  goneAt: number | null
  /** A small picture as a `data:` URL (at most 20,000 characters); null: none. */
  picture: string | null
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
