import * as v from "valibot"
import { PAGE_PARTS } from "~core/page-part"
import { REFERENCE } from "~core/reference"
import type { Refusal } from "~core/refusal"
import { accountCommands } from "./commands/account"
import { actCommands } from "./commands/acts"
import { answerCommands } from "./commands/answer"
import { conversationCommands } from "./commands/conversation"
import { customerCommands } from "./commands/customer"
import { dutyCommands } from "./commands/duty"
import { inboxCommands } from "./commands/inbox"
import { indexCommands } from "./commands/index-words"
import { linkCommands } from "./commands/link"
import { mediaCommands } from "./commands/media"
import { overseeCommands } from "./commands/oversee"
import { quarantineCommands } from "./commands/quarantine"
import { sendCommands } from "./commands/send"
import { settingCommands } from "./commands/setting"
import { teamCommands } from "./commands/team"
import { yourDataCommands } from "./commands/your-data"
import { digits, handle, id } from "./shapes"

/**
 * Every sentence that can be said to the worker, one type per direction. The shapes here are the schema at the door:
 * what doesn't fit is refused as `malformed`. Answers are values; nothing throws across.
 */

/** Said by our own pages only (side panel, settings). */
export const DeskCommand = v.variant("say", [
  ...dutyCommands,
  ...conversationCommands,
  ...actCommands,
  ...overseeCommands,
  ...inboxCommands,
  ...linkCommands,
  ...customerCommands,
  ...sendCommands,
  ...answerCommands,
  ...mediaCommands,
  ...accountCommands,
  ...settingCommands,
  ...indexCommands,
  ...quarantineCommands,
  ...yourDataCommands,
  ...teamCommands,
])
export type DeskCommand = v.InferOutput<typeof DeskCommand>

/** All that a content script may say (posts it sees, a press, posted or forgotten, open the desk); `look` goes over a port and is answered as conversions change. */
export const PageSentence = v.variant("say", [
  v.strictObject({
    say: v.literal("look"),
    posts: v.pipe(v.array(digits), v.maxLength(200)),
    /** Who wrote them: whether they are in a conversation already is warned of before a press. */
    authors: v.optional(v.pipe(v.array(handle), v.maxLength(200)), []),
    /** Parts of X's page that were found since it was opened, and those that were missed. */
    found: v.optional(v.pipe(v.array(v.picklist(PAGE_PARTS)), v.maxLength(10)), []),
    missing: v.optional(v.pipe(v.array(v.picklist(PAGE_PARTS)), v.maxLength(10)), []),
  }),
  v.strictObject({
    say: v.literal("press"),
    post: digits,
    author: handle,
    account: digits,
    wording: v.pipe(v.string(), v.maxLength(2_000)),
    reference: v.optional(v.nullable(v.pipe(v.string(), v.regex(REFERENCE))), null),
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
  /** Numeric ID of the account that the link leads to. */
  account: string
  /** Its life so far, first step first: Unix milliseconds, and the colleague who did it where somebody did. */
  steps: { step: PostState["status"]; at: number; by: string | null }[]
}

/** What the worker tells a page that looks: whole each time, newest wins. No message of anybody's is in it. */
export interface PageNews {
  accounts: PageAccount[]
  /** The account last pressed with. */
  lastUsed: string | null
  /** The usual one first. */
  wordings: string[]
  /** Whether links carry a reference. */
  addReference: boolean
  /** Whether private data in a public reply bring a suggestion. */
  guardPrivateData: boolean
  posts: Record<string, PostState>
  /** Authors (lower case) with a conversation that isn't closed, and its owner's name; null: nobody's yet. */
  inDm: Record<string, string | null>
}

/** What each command brings back when it is done. */
export interface Brings {
  next: { conversation: string }
  accept: { conversation: string }
  connect: { account: string }
  reconnect: { account: string }
  press: { conversion: string }
  begin: { conversation: string }
  /** The key of the one who is invited, as text; handed on as one sends a password. */
  invite: { key: string }
  /** How many were understood this time, and how many are not yet. */
  tryAgain: { taken: number; left: number }
}
export type BroughtBy<Say extends string> = Say extends keyof Brings ? Brings[Say] : null

export type Result<T = null> = { ok: true; value: T } | { ok: false; refusal: Refusal; detail?: string }
