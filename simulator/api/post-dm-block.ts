import { json } from "./answer"
import type { Endpoint } from "./endpoint"
import { missing } from "./problem"

const shared = {
  method: "POST",
  scopes: ["dm.write", "tweet.read", "users.read"],
  limit: { quarter: 10, day: 400 },
  price: 0.01,
} as const

/** POST /2/users/:id/dm/block: that person's messages no longer reach the account, nor the other way round. */
export const postDmBlock: Endpoint = {
  ...shared,
  path: "/2/users/:id/dm/block",
  answer(x, call) {
    const id = call.params.id ?? ""
    if (x.world.person(id)?.id !== id) return missing(x.spec, "user", id)
    x.world.block(call.me.id, id)
    return json(200, { data: { blocked: true } })
  },
}

/** POST /2/users/:id/dm/unblock: undoes a block. */
export const postDmUnblock: Endpoint = {
  ...shared,
  path: "/2/users/:id/dm/unblock",
  answer(x, call) {
    const id = call.params.id ?? ""
    if (x.world.person(id)?.id !== id) return missing(x.spec, "user", id)
    x.world.unblock(call.me.id, id)
    return json(200, { data: { blocked: false } })
  },
}
