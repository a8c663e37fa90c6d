import { listEvents } from "./dm-list"
import type { Endpoint } from "./endpoint"

/** GET /2/dm_events: every event of the account, over all its conversations. */
export const getDmEvents: Endpoint = {
  method: "GET",
  path: "/2/dm_events",
  scopes: ["dm.read", "tweet.read", "users.read"],
  limit: { quarter: 15 },
  answer: (x, call) => listEvents(x, call, () => true),
}
