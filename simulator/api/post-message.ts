import type { Endpoint } from "./endpoint"
import { mayNotWrite, missing, notPermitted } from "./problem"
import { send } from "./send"

/** POST /2/dm_conversations/:id/messages: a message into a conversation, one-to-one or group. */
export const postMessage: Endpoint = {
  method: "POST",
  path: "/2/dm_conversations/:id/messages",
  scopes: ["dm.write", "tweet.read", "users.read"],
  limit: { quarter: 15, day: 1_440 },
  price: 0.015,
  answer(x, call) {
    const id = call.params.id ?? ""
    const members = x.world.participants(id)
    if (members.length === 0 || members[0] === id) return missing(x.spec, "dm_conversation", id)
    if (!members.includes(call.me.id)) return notPermitted(x.spec)
    if (!id.includes("-")) return send(x, call, id)

    const other = members.find((member) => member !== call.me.id) ?? call.me.id
    return x.world.takesDmFrom(other, call.me.id) ? send(x, call, other) : mayNotWrite(x.spec)
  },
}
