import * as v from "valibot"
import { id } from "../shapes"

/** Being at the desk, and taking work. */
export const dutyCommands = [
  /** The panel opened or is in front: read X at once, stay awake. */
  v.strictObject({ say: v.literal("awake"), opened: v.boolean() }),
  v.strictObject({ say: v.literal("setAvailable"), available: v.boolean() }),
  /** What the agent of this browser is called: on conversions, in answers, in the report. */
  v.strictObject({ say: v.literal("callMe"), name: v.pipe(v.string(), v.maxLength(200)) }),
  v.strictObject({ say: v.literal("accept"), conversation: id }),
  v.strictObject({ say: v.literal("decline"), conversation: id }),
  /** Takes more work; answers with the conversation to go to. */
  v.strictObject({ say: v.literal("next") }),
] as const
