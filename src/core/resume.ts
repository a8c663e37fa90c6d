import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import { notYours } from "./not-yours"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

export interface ResumeView {
  conversation: Conversation
  agent: Agent
  settings: Pick<Settings, "maximumCapacity">
}

/** The owner presses Reply on one that came back while they had no room: its session begins (product.md §4.2). One nobody wrote in stays as it is. */
export function resume({ conversation, agent, settings }: ResumeView, now: number): Decided {
  if (conversation.owner !== agent.id) return notYours(conversation)
  if (conversation.status !== "Waiting" || conversation.unread === 0) return change({})
  if (!hasRoom(agent, settings.maximumCapacity)) return refuse("no-room")
  const { say, entries } = writeInto(conversation, now)
  say({ type: "session begun", agent: agent.id })
  const [taken, seated] = beginSession(conversation, agent, now)
  return change({ entries, records: [{ ...taken, unread: 0, banner: null }, seated] })
}
