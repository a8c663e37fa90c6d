import type { Trouble } from "~core/account"
import type { Arrival, XPerson } from "~core/arrival"
import type { AccountId, EventId } from "~core/ids"
import type { MediaPlace } from "~core/media-place"
import type { RefusedBecause } from "~core/send"
import type { Upload } from "./upload"

export type { XPerson }

/** One event, as the desk takes it in. */
export type XEvent = Arrival

/** What X sent that the schema refuses, kept raw. */
export interface Malformed {
  raw: unknown
  why: string
}

export interface Page {
  /** Newest first, as X gives them. */
  events: XEvent[]
  people: XPerson[]
  malformed: Malformed[]
  /** X says that it left an event out: what isn't here may be there all the same. */
  partial?: true
  next: string | null
}

/** What X's headers say is left, until `resetAt` (Unix milliseconds). */
export interface Allowance {
  left: number
  limit: number
  resetAt: number
}

/** An answer of X's, with what its headers said; `xNow` is X's clock when it answered. */
export type Heard<T> =
  | { ok: true; value: T; allowance: Allowance | null; xNow: number | null }
  | { ok: false; trouble: Trouble; retryAt: number | null; detail: string; allowance: Allowance | null }

/** What became of a message handed to X, and what X's headers said is left to send (null: they didn't). */
export type SendOutcome = { allowance: Allowance | null } & (
  | { fate: "sent"; event: EventId; xNow: number | null }
  | { fate: "refused"; because: RefusedBecause; detail: string }
  /** Surely not taken: try again at that time. */
  | { fate: "later"; retryAt: number; trouble: Trouble }
  /** The connection broke, or X failed, after sending began. */
  | { fate: "unsure"; detail: string }
)

/** What became of a file handed to X; `until` in Unix milliseconds. */
export type UploadOutcome =
  | { fate: "uploaded"; media: string; until: number }
  | { fate: "refused"; because: RefusedBecause; detail: string }
  | { fate: "later"; trouble: Trouble; retryAt: number | null }
  | { fate: "stopped" }

/** The bytes of a message's media, or why there are none: gone at X, more than asked for, or not to be had now. */
export type MediaOutcome =
  | { ok: true; bytes: Blob }
  | { ok: false; because: "gone" | "too-large" }
  | { ok: false; because: "later"; trouble: Trouble; detail: string }

/** X, in the desk's words. Every call is one request (and a token refresh when one is due); none throws. */
export interface X {
  me(account: AccountId): Promise<Heard<XPerson>>
  /** One page of events, newest first. `size` 1 to 100. */
  page(account: AccountId, ask: { size: number; token: string | null }): Promise<Heard<Page>>
  /** Numeric X user IDs with whom a one-to-one thread stands in X Chat, which this API can't read. */
  chats(account: AccountId): Promise<Heard<string[]>>
  /** Writes `text` (1 to 10,000 characters; none when `media`, an upload's id, goes with it) to one person. Never repeated by itself. */
  send(account: AccountId, to: string, text: string, media?: string | null): Promise<SendOutcome>
  /** Hands a file to X in as many requests as it takes; can be stopped, and repeated. */
  upload(account: AccountId, file: Upload): Promise<UploadOutcome>
  /** Fetches the bytes of a message's photo, GIF or video, at most so many. */
  media(account: AccountId, place: Omit<MediaPlace, "exact">, most: number): Promise<MediaOutcome>
  /** Stops (`on`), or lets through again, somebody's direct messages to this account. */
  block(account: AccountId, person: string, on: boolean): Promise<Heard<true>>
  /** Deletes a message of this account's at X; one that is gone there already is deleted. */
  remove(account: AccountId, event: EventId): Promise<Heard<true>>
}

/** An access and refresh token pair; `expiresAt` in Unix milliseconds. Lives in the worker only. */
export interface Tokens {
  access: string
  refresh: string
  expiresAt: number
  clientId: string
}

/** Where tokens are kept: read fresh before each use, stored before the new ones are used. */
export interface TokenShelf {
  read(account: AccountId): Promise<Tokens | undefined>
  keep(account: AccountId, tokens: Tokens): Promise<void>
  forget(account: AccountId): Promise<void>
}

/** The same shelf for who may empty it. */
export interface WholeShelf extends TokenShelf {
  /** Takes everything off the shelf and hands it over, to be revoked. */
  clear(): Promise<Tokens[]>
}

/** Why a sign-in brought no account. */
export type SignInFailure =
  | { failure: "closed" }
  | { failure: "denied" }
  | { failure: "forged" }
  | { failure: "refused"; detail: string }
  | { failure: "unreachable"; trouble: Trouble }

/** A finished sign-in: whoever x.com's session was, and their tokens. */
export interface SignedIn {
  person: XPerson
  tokens: Tokens
}
