import * as v from "valibot"
import { id } from "../shapes"

/** What an admin sets. */
export const settingCommands = [
  v.strictObject({
    say: v.literal("setting"),
    name: id,
    value: v.union([
      v.pipe(v.number(), v.finite()),
      v.boolean(),
      v.pipe(v.string(), v.maxLength(2_000)),
      v.pipe(v.array(v.pipe(v.string(), v.maxLength(2_000))), v.maxLength(50)),
    ]),
  }),
  v.strictObject({ say: v.literal("askBeforeAssigning"), inbox: id, ask: v.boolean() }),
] as const
