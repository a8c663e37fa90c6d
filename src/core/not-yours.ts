import { type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"

/** Why an agent can't do that with a conversation that is not theirs, or no longer: it waits in its inbox again, or is somebody else's. */
export const notYours = ({ status }: Conversation): Decided => refuse(status === "New" ? "in-inbox" : "not-yours")
