import * as v from "valibot"
import { digits, id } from "../shapes"

const name = v.pipe(v.string(), v.maxLength(500))

/** The queues of the desk, who is in them, and what enters them. */
export const inboxCommands = [
  v.strictObject({ say: v.literal("addInbox"), inbox: id, name }),
  v.strictObject({ say: v.literal("renameInbox"), inbox: id, name }),
  v.strictObject({ say: v.literal("removeInbox"), inbox: id }),
  v.strictObject({ say: v.literal("inboxAgents"), inbox: id, agents: v.pipe(v.array(id), v.maxLength(1_000)) }),
  /** Minutes; null: no target. */
  v.strictObject({ say: v.literal("firstReply"), inbox: id, minutes: v.nullable(v.number()) }),
  v.strictObject({ say: v.literal("entryPoint"), account: digits, inbox: id }),
] as const
