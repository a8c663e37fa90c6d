import type { AccountId, EventId, InboxId } from "./ids"

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
  /** How far X's clock is ahead of this computer's, in milliseconds; at a team's desk, of the server's, which all who read this share. */
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
  /** X answered, and this computer had no room for it. */
  | "storage-full"
  /** In a team: no browser that holds this account's tokens is there now. */
  | "no-gateway"
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
  /** What the last absence cost; null: none yet. */
  caughtUp: CatchUp | null
}

/** What was read back after an absence (Unix milliseconds, X's clock). */
export interface CatchUp {
  /** When X was last read before it. */
  from: number
  /** When all that X still has was taken in; null: that is under way. */
  to: number | null
  /** Events that were read back. */
  messages: number
  /** What came between these times X no longer has: it keeps 30 days. */
  hole: { from: number; to: number } | null
  /** Somebody has read this and put it away. */
  seen: boolean
}
