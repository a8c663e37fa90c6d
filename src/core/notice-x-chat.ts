import type { Account } from "./account"
import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import { writeInto } from "./write-entry"

/** A thread with this customer stands in X Chat, which can't be read here: the conversation says so once (product.md §3.7). */
export function noticeXChat(conversation: Conversation, account: Account, now: number): Decided {
  if (conversation.inXChatSince !== null || conversation.status === "Closed") return change({})
  const { say, entries } = writeInto(conversation, now)
  say({ type: "moved to X Chat", account: account.id })
  return change({ entries, records: [{ ...conversation, inXChatSince: now }] })
}

const WHILE_TALKING_MS = 15 * 60_000
const OTHERWISE_MS = 6 * 3_600_000

/** When X is next asked which threads went on in X Chat: seldom, and oftener while sessions run (Unix milliseconds). */
export const chatsDue = (askedAt: number | null, sessionRuns: boolean): number =>
  askedAt === null ? 0 : askedAt + (sessionRuns ? WHILE_TALKING_MS : OTHERWISE_MS)
