import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { acceptedNow } from "./conversion-steps"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

export interface AcceptView {
  conversation: Conversation
  agent: Agent
  conversions: readonly Conversion[]
  settings: Pick<Settings, "maximumCapacity" | "pauseSeconds">
}

/** Takes the offer. It counts until the lapse is committed, whatever the clock says (product.md §4.3). The next offer comes after the pause. */
export function accept(
  { conversation, agent, conversions, settings }: AcceptView,
  by: "agent" | "next",
  now: number,
): Decided {
  if (conversation.owner === agent.id && conversation.status === "Open") return change({})
  if (conversation.offer?.agent !== agent.id) return refuse("offer-gone")
  if (!hasRoom(agent, settings.maximumCapacity)) return refuse("no-room")
  const [taken, seated] = beginSession(conversation, agent, now)
  const { say, entries } = writeInto(conversation, now)
  say({ type: "offer accepted", agent: agent.id, by })
  say({ type: "session begun", agent: agent.id })
  const pauseUntil = now + settings.pauseSeconds * 1000
  const free: Agent = { ...seated, offer: null, lapsesInRow: 0, pauseUntil }
  return change({ entries, records: [{ ...taken, unread: 0 }, free, ...acceptedNow(conversions, now)] })
}
