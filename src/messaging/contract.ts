import * as v from "valibot"
import type { Refusal } from "~core/refusal"

/**
 * Every sentence that can be said to the worker, one type per direction. The shapes here are the schema at the door:
 * what doesn't fit is refused as `malformed`. Answers are values; nothing throws across.
 */

/** Ids and short names from outside. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
const digits = v.pipe(v.string(), v.regex(/^\d{1,25}$/))
const handle = v.pipe(v.string(), v.regex(/^\w{1,20}$/))
const text = v.pipe(v.string(), v.maxLength(20_000))

/** Said by our own pages only (side panel, settings). */
export const DeskCommand = v.variant("say", [
  /** The panel opened or is in front: read X at once, stay awake. */
  v.strictObject({ say: v.literal("awake"), opened: v.boolean() }),
  v.strictObject({ say: v.literal("setAvailable"), available: v.boolean() }),
  v.strictObject({ say: v.literal("accept"), conversation: id }),
  v.strictObject({ say: v.literal("decline"), conversation: id }),
  /** Takes more work; answers with the conversation to go to. */
  v.strictObject({ say: v.literal("next") }),
  /** The agent looks at a conversation: its messages are read. */
  v.strictObject({ say: v.literal("look"), conversation: id }),
  v.strictObject({ say: v.literal("dismiss"), conversation: id }),
  v.strictObject({ say: v.literal("reply"), conversation: id, send: id, text }),
  v.strictObject({ say: v.literal("undo"), send: id }),
  v.strictObject({ say: v.literal("sendAgain"), send: id }),
  v.strictObject({ say: v.literal("drop"), send: id }),
  v.strictObject({ say: v.literal("close"), conversation: id }),
  v.strictObject({
    say: v.literal("connect"),
    clientId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  }),
  v.strictObject({ say: v.literal("reconnect"), account: digits }),
  v.strictObject({ say: v.literal("disconnect"), account: digits }),
  v.strictObject({ say: v.literal("confirmOpen"), account: digits, open: v.boolean() }),
  v.strictObject({
    say: v.literal("setting"),
    name: id,
    value: v.union([v.number(), v.pipe(v.string(), v.maxLength(2_000))]),
  }),
  v.strictObject({ say: v.literal("askBeforeAssigning"), inbox: id, ask: v.boolean() }),
])
export type DeskCommand = v.InferOutput<typeof DeskCommand>

/** All that a content script may say (posts it sees, a press, posted or forgotten, open the desk); `look` goes over a port and is answered as conversions change. */
export const PageSentence = v.variant("say", [
  v.strictObject({ say: v.literal("look"), posts: v.pipe(v.array(digits), v.maxLength(200)) }),
  v.strictObject({
    say: v.literal("press"),
    post: digits,
    author: handle,
    account: digits,
    wording: v.pipe(v.string(), v.maxLength(2_000)),
  }),
  v.strictObject({ say: v.literal("posted"), conversion: id, reply: v.nullable(digits) }),
  v.strictObject({ say: v.literal("forget"), conversion: id }),
  v.strictObject({ say: v.literal("openDesk") }),
])
export type PageSentence = v.InferOutput<typeof PageSentence>

/** Name of the port on which a page looks at posts. */
export const PAGE_PORT = "aside.page"

/** An account as a page may know it. */
export interface PageAccount {
  id: string
  handle: string
  name: string
  openToEveryone: boolean
}

/** What stands on a post's button. */
export interface PostState {
  conversion: string
  status: "drafted" | "posted" | "arrived" | "accepted" | "answered" | "closed"
  /** Who pressed. */
  by: string
  /** Unix milliseconds of the last step. */
  at: number
  customerName: string | null
}

/** What the worker tells a page that looks: whole each time, newest wins. No message of anybody's is in it. */
export interface PageNews {
  accounts: PageAccount[]
  /** The account last pressed with. */
  lastUsed: string | null
  wording: string
  posts: Record<string, PostState>
}

/** What each command brings back when it is done. */
export interface Brings {
  next: { conversation: string }
  accept: { conversation: string }
  connect: { account: string }
  reconnect: { account: string }
  press: { conversion: string }
}
export type BroughtBy<Say extends string> = Say extends keyof Brings ? Brings[Say] : null

export type Result<T = null> = { ok: true; value: T } | { ok: false; refusal: Refusal; detail?: string }
