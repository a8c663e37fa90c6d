import * as v from "valibot"
import { id } from "../shapes"

/** Unix milliseconds. */
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))

/** How a conversation ends, changes hands, comes back and is labelled. */
export const actCommands = [
  v.strictObject({ say: v.literal("noReplyNeeded"), conversation: id }),
  /** To an agent of that inbox; null: whoever is asked there. */
  v.strictObject({ say: v.literal("transfer"), conversation: id, inbox: id, agent: v.nullable(id) }),
  v.strictObject({ say: v.literal("reopen"), conversation: id }),
  /** Reply was pressed: one that came back without room begins its session now. */
  v.strictObject({ say: v.literal("resume"), conversation: id }),
  /** Null calls the reminder off. */
  v.strictObject({ say: v.literal("remind"), conversation: id, until: v.nullable(time) }),
  v.strictObject({
    say: v.literal("topic"),
    conversation: id,
    topic: v.pipe(v.string(), v.maxLength(200)),
    on: v.boolean(),
  }),
] as const
