import { conversationOf } from "../snowflake"
import { json } from "./answer"
import type { Endpoint } from "./endpoint"

/** GET /2/chat/conversations: which conversations went on in X Chat; what was said there is ciphertext and not offered here. */
export const getChatConversations: Endpoint = {
  method: "GET",
  path: "/2/chat/conversations",
  scopes: ["dm.read", "users.read"],
  limit: { quarter: 15 },
  answer(x, call) {
    const data = x.world.chatsOf(call.me.id).map((other) => ({
      id: conversationOf(call.me.id, other),
      type: "direct",
      participant_ids: [call.me.id, other],
    }))
    return json(200, { data, meta: { result_count: data.length, has_more: false, has_message_requests: false } })
  },
}
