import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { InboxId } from "./ids"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

export interface ReopenView {
  conversation: Conversation
  customer: Customer
  agent: Agent
  /** The inbox its account enters now: the one it had may be gone by then. */
  entryPoint: InboxId
  settings: Pick<Settings, "maximumCapacity">
}

/** The agent opens a closed conversation again, as its owner; needs room, and no other conversation of that customer that isn't closed. */
export function reopen({ conversation, customer, agent, entryPoint, settings }: ReopenView, now: number): Decided {
  if (conversation.status === "Open" && conversation.owner === agent.id) return change({})
  if (conversation.status !== "Closed") return refuse("not-closed")
  if (customer.open !== null) return refuse("still-open")
  if (!hasRoom(agent, settings.maximumCapacity)) return refuse("no-room")
  const { say, entries } = writeInto(conversation, now)
  say({ type: "reopened", because: "agent" })
  say({ type: "session begun", agent: agent.id })
  const [taken, seated] = beginSession({ ...conversation, inbox: entryPoint }, agent, now)
  return change({
    entries,
    records: [taken, seated, { ...customer, open: conversation.id, latest: conversation.id }],
  })
}
