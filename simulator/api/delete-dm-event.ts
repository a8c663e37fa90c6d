import { json } from "./answer"
import type { Endpoint } from "./endpoint"
import { missing, notPermitted } from "./problem"

/** DELETE /2/dm_events/:id: removes a message of one's own. */
export const deleteDmEvent: Endpoint = {
  method: "DELETE",
  path: "/2/dm_events/:id",
  scopes: ["dm.read", "dm.write"],
  limit: { quarter: 300 },
  price: 0.01,
  answer(x, call) {
    const id = call.params.id ?? ""
    const event = x.world.dmsOf(call.me.id).find((event) => event.id === id)
    if (!event) return missing(x.spec, "dm_event", id)
    if (event.senderId !== call.me.id) return notPermitted(x.spec)
    x.world.removeDm(id)
    return json(200, { data: { deleted: true } })
  },
}
