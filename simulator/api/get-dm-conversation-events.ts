import { listEvents } from "./dm-list"
import type { Endpoint } from "./endpoint"

/** GET /2/dm_conversations/:id/dm_events: one conversation, one-to-one or group. */
export const getDmConversationEvents: Endpoint = {
  method: "GET",
  path: "/2/dm_conversations/:id/dm_events",
  scopes: ["dm.read", "tweet.read", "users.read"],
  limit: { quarter: 15 },
  answer: (x, call) => listEvents(x, call, (event) => event.conversationId === call.params.id),
}
