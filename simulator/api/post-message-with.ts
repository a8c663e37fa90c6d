import type { Endpoint } from "./endpoint"
import { mayNotWrite, missing } from "./problem"
import { send } from "./send"

/** POST /2/dm_conversations/with/:participant_id/messages: a message to one person. No idempotency key: twice is twice. */
export const postMessageWith: Endpoint = {
  method: "POST",
  path: "/2/dm_conversations/with/:participant_id/messages",
  scopes: ["dm.write", "tweet.read", "users.read"],
  limit: { quarter: 15, day: 1_440 },
  price: 0.015,
  answer(x, call) {
    const id = call.params.participant_id ?? ""
    const person = x.world.people().find((person) => person.id === id)
    if (!person) return missing(x.spec, "user", id)
    return x.world.takesDmFrom(id, call.me.id) ? send(x, call, id) : mayNotWrite(x.spec)
  },
}
