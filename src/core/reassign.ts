import { change, type Decided, guardOn, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Agent, Inbox } from "./records"
import { beginSession, endSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { withdrawOffer } from "./withdraw-offer"
import { writeInto } from "./write-entry"

export interface ReassignView {
  conversation: Conversation
  /** Whose it is; null: nobody's yet. */
  owner: Agent | null
  /** To whom it is being offered; null: to nobody. */
  asked: Agent | null
  /** The admin who moves it. */
  by: Agent["id"]
  inbox: Inbox
  /** An agent of that inbox; null: whoever is asked there. */
  to: Agent | null
  settings: Pick<Settings, "maximumCapacity">
}

/** Moves a conversation by an admin's hand, whoever holds it: to an agent who is here and has room, or back into an inbox. A pending offer is withdrawn first. */
export function reassign(view: ReassignView, now: number): Decided {
  const { conversation, owner, inbox, to, settings } = view
  if (conversation.status === "Closed") return refuse("closed")
  if (to && to.id === owner?.id) return refuse("same-owner")
  if (to && !inbox.agents.includes(to.id)) return refuse("not-in-inbox")
  if (to && to.goneAt !== null) return refuse("agent-gone")
  if (to && !hasRoom(to, settings.maximumCapacity)) return refuse("no-room-there")
  if (!to && conversation.status === "New" && conversation.inbox === inbox.id) return change({})
  const { say, entries } = writeInto(conversation, now)
  if (view.asked) say({ type: "offer withdrawn", agent: view.asked.id, because: "reassigned" })
  if (conversation.session) say({ type: "session ended", agent: conversation.session.agent, because: "transferred" })
  say({ type: "transferred", by: view.by, from: owner?.id ?? null, to: to?.id ?? null, inbox: inbox.id })
  const [moved, freed] = leave(view, now)
  // Another admin may be removing it at this moment, since it looks empty.
  const guards = [guardOn(inbox)]
  if (!to) return change({ entries, records: [queued(moved, owner, now), ...freed], guards })
  // Who had it offered may be the very one who gets it.
  const seat = freed.find(({ id }) => id === to.id) ?? to
  const others = freed.filter(({ id }) => id !== to.id)
  say({ type: "session begun", agent: to.id })
  const [taken, seated] = beginSession(moved, seat, now)
  return change({ entries, records: [{ ...taken, unread: Math.max(1, moved.unread) }, seated, ...others], guards })
}

/** The conversation in its new inbox, nobody's, and the agents whom it leaves. */
function leave({ conversation, owner, asked, inbox }: ReassignView, now: number): [Conversation, Agent[]] {
  const [free, notAsked] = asked ? withdrawOffer(conversation, asked, now) : [conversation, null]
  const [ended, freed] = owner ? endSession(free, owner, now) : [free, null]
  const moved = { ...ended, inbox: inbox.id, banner: null, unasked: "" }
  return [moved, [notAsked, freed].filter((agent) => agent !== null)]
}

/** It keeps its place by how long it waits; who had it counts as asked, so that the others come first. */
const queued = (conversation: Conversation, owner: Agent | null, now: number): Conversation => ({
  ...conversation,
  status: "New",
  owner: null,
  round: owner ? { asked: [owner.id], lastEndedAt: now } : { asked: [], lastEndedAt: null },
  unread: Math.max(1, conversation.unread),
})
