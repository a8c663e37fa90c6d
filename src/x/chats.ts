import * as v from "valibot"
import type { AccountId } from "~core/ids"
import { otherSide } from "~core/thread"

/** What GET /2/chat/conversations asks for. The text of X Chat is ciphertext: only who talks with whom is of use. */
export const CHATS_QUERY = { max_results: 100, "chat_conversation.fields": "id,participant_ids,type" }

const Chats = v.object({
  data: v.nullish(v.array(v.object({ id: v.string(), participant_ids: v.nullish(v.array(v.string())) }))),
  meta: v.nullish(v.unknown()),
})

/** Numeric X user IDs with whom this account has a one-to-one thread in X Chat. Null: not such a list (OpenAPI 2.167). */
export function decodeChats(json: unknown, account: AccountId): string[] | null {
  const read = v.safeParse(Chats, json)
  if (!read.success || (!read.output.data && !read.output.meta)) return null
  const others = (read.output.data ?? []).map(({ id, participant_ids }) => {
    const rest = (participant_ids ?? []).filter((participant) => participant !== account)
    return otherSide(id, account) ?? (rest.length === 1 ? (rest[0] ?? null) : null)
  })
  return [...new Set(others.filter((other) => other !== null && /^\d{1,25}$/.test(other)))] as string[]
}
