import * as v from "valibot"
import { digits } from "../shapes"

/** The brand's X accounts. */
export const accountCommands = [
  v.strictObject({
    say: v.literal("connect"),
    clientId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  }),
  v.strictObject({ say: v.literal("reconnect"), account: digits }),
  v.strictObject({ say: v.literal("disconnect"), account: digits }),
  /** What the last absence cost was read, and goes. */
  v.strictObject({ say: v.literal("seenCatchUp"), account: digits }),
  v.strictObject({ say: v.literal("confirmOpen"), account: digits, open: v.boolean() }),
] as const
