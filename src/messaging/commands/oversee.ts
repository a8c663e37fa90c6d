import * as v from "valibot"
import { id } from "../shapes"

/** What an admin does about a conversation, whoever holds it. */
export const overseeCommands = [
  /** To an agent of that inbox; null: whoever is asked there. */
  v.strictObject({ say: v.literal("reassign"), conversation: id, inbox: id, agent: v.nullable(id) }),
  /** The offer that is pending; the next agent is asked. */
  v.strictObject({ say: v.literal("takeBack"), conversation: id }),
] as const
