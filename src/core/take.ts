import { accept } from "./accept"
import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { acceptedNow } from "./conversion-steps"
import { notYours } from "./not-yours"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

export interface TakeView {
  agent: Agent
  conversation: Conversation
  conversions: readonly Conversion[]
  settings: Pick<Settings, "maximumCapacity" | "pauseSeconds">
}

/** Carries out Next on the conversation `whatNext` named: accepts it, goes to it, or takes it beyond standard capacity. */
export function take(view: TakeView, go: "offer" | "unread" | "inbox", now: number): Decided {
  const { agent, conversation, conversions, settings } = view
  if (go === "offer") return accept(view, "next", now)
  if (go === "unread" && conversation.owner !== agent.id) return notYours(conversation)
  if (go === "unread" && conversation.status === "Open")
    return change({ records: [{ ...conversation, unread: 0, banner: null }] })
  const free =
    go === "unread" ? conversation.status === "Waiting" : conversation.status === "New" && !conversation.offer
  if (!free) return refuse("offer-gone")
  if (!hasRoom(agent, settings.maximumCapacity)) return refuse("no-room")
  const [taken, seated] = beginSession(conversation, agent, now)
  const { say, entries } = writeInto(conversation, now)
  if (go === "inbox") say({ type: "assigned", agent: agent.id, because: "next" })
  say({ type: "session begun", agent: agent.id })
  return change({
    entries,
    records: [{ ...taken, unread: 0, banner: null }, seated, ...acceptedNow(conversions, now)],
  })
}
