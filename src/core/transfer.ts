import { change, type Decided, guardOn, refuse } from "./change"
import type { Conversation } from "./conversation"
import { notYours } from "./not-yours"
import type { Agent, Inbox } from "./records"
import { beginSession, endSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

export interface TransferView {
  conversation: Conversation
  /** Who gives it up. */
  agent: Agent
  inbox: Inbox
  /** An agent of that inbox; null: whoever is asked there. To the conversation's own inbox, that is to unassign it. */
  to: Agent | null
  settings: Pick<Settings, "maximumCapacity">
}

/** Gives a conversation to another inbox or agent; the session of the one who gives it up ends, and being given one needs room, and to be here. */
export function transfer(view: TransferView, now: number): Decided {
  const { conversation, agent, inbox, to, settings } = view
  if (isThere(view)) return change({})
  if (conversation.owner !== agent.id) return notYours(conversation)
  if (conversation.status === "Closed") return refuse("closed")
  if (to?.id === agent.id) return refuse("same-owner")
  if (to && !inbox.agents.includes(to.id)) return refuse("not-in-inbox")
  if (to && to.goneAt !== null) return refuse("agent-gone")
  if (to && !hasRoom(to, settings.maximumCapacity)) return refuse("no-room-there")
  const { say, entries } = writeInto(conversation, now)
  if (conversation.session) say({ type: "session ended", agent: agent.id, because: "transferred" })
  say({ type: "transferred", by: agent.id, from: agent.id, to: to?.id ?? null, inbox: inbox.id })
  const [ended, freed] = endSession(conversation, agent, now)
  const moved: Conversation = { ...ended, inbox: inbox.id, banner: null, unasked: "" }
  // An admin may be removing it at this moment, since it looks empty.
  const guards = [guardOn(inbox)]
  if (!to) return change({ entries, records: [backInQueue(moved, agent, now), freed], guards })
  say({ type: "session begun", agent: to.id })
  const [taken, seated] = beginSession(moved, to, now)
  return change({ entries, records: [{ ...taken, unread: Math.max(1, moved.unread) }, seated, freed], guards })
}

/** A second panel asked the same: it is where it should be. */
const isThere = ({ conversation, agent, inbox, to }: TransferView) =>
  conversation.inbox === inbox.id &&
  (to
    ? to.id !== agent.id && conversation.owner === to.id
    : conversation.status === "New" && conversation.round.asked.includes(agent.id))

/** It keeps its place by how long it waits; who gave it up counts as asked, so that the others come first. */
function backInQueue(conversation: Conversation, giver: Agent, now: number): Conversation {
  const round = { asked: [giver.id], lastEndedAt: now }
  return { ...conversation, status: "New", owner: null, offer: null, round, unread: Math.max(1, conversation.unread) }
}
