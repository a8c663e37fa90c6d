import { conversationOf } from "../snowflake"
import { listEvents } from "./dm-list"
import type { Endpoint } from "./endpoint"

/** GET /2/dm_conversations/with/:participant_id/dm_events: the one-to-one conversation with somebody. */
export const getDmEventsWith: Endpoint = {
  method: "GET",
  path: "/2/dm_conversations/with/:participant_id/dm_events",
  scopes: ["dm.read", "tweet.read", "users.read"],
  limit: { quarter: 15 },
  answer(x, call) {
    const wanted = conversationOf(call.me.id, call.params.participant_id ?? "")
    return listEvents(x, call, (event) => event.conversationId === wanted)
  },
}
