import * as v from "valibot"
import { id, text } from "../shapes"

/** Writing to a customer, and deciding about what X refused or left unsure. */
export const sendCommands = [
  /** `file`: what goes with it, kept in this browser. */
  v.strictObject({ say: v.literal("reply"), conversation: id, send: id, text, file: v.optional(id) }),
  v.strictObject({ say: v.literal("undo"), send: id }),
  v.strictObject({ say: v.literal("sendAgain"), send: id }),
  v.strictObject({ say: v.literal("drop"), send: id }),
] as const
