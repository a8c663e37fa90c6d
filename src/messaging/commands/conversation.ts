import * as v from "valibot"
import { id } from "../shapes"

/** What an agent does with a conversation. */
export const conversationCommands = [
  /** The agent looks at it: its messages are read. */
  v.strictObject({ say: v.literal("look"), conversation: id }),
  v.strictObject({ say: v.literal("dismiss"), conversation: id }),
  v.strictObject({ say: v.literal("close"), conversation: id }),
] as const
