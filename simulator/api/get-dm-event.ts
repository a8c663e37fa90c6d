import { json } from "./answer"
import { eventBody } from "./dm-event"
import { eventRules, REACH, selectionOf } from "./dm-list"
import type { Endpoint } from "./endpoint"
import { includesOf } from "./includes"
import { notFound } from "./problem"
import { checkQuery } from "./query"

/** GET /2/dm_events/:id: one event; one that is gone is a 200 with `errors` and no data, as X's look-ups are. */
export const getDmEvent: Endpoint = {
  method: "GET",
  path: "/2/dm_events/:id",
  scopes: ["dm.read", "tweet.read", "users.read"],
  limit: { quarter: 15 },
  answer(x, call) {
    const wrong = checkQuery(x, call, eventRules(x.spec))
    if (wrong) return wrong

    const id = call.params.id ?? ""
    const event = x.world.dmsOf(call.me.id).find((event) => event.id === id)
    if (!event || event.at < x.world.now() - REACH) {
      return json(200, { errors: [notFound(x.spec, "dm_event", "id", id)] })
    }
    const selection = selectionOf(call)
    return json(200, { data: eventBody(x.world, x.spec, event, selection), ...includesOf(x, call, [event], selection) })
  },
}
