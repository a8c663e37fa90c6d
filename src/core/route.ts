import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { acceptedNow } from "./conversion-steps"
import type { OfferReason } from "./entry"
import type { Agent, Inbox } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** How long after a round ended the same agents may be asked again. */
export const ROUND_REST_MS = 60_000

export interface RouteView {
  inbox: Inbox
  /** Agents of that inbox. */
  agents: readonly Agent[]
  conversation: Conversation
  conversions: readonly Conversion[]
  /** Whether it stands at the front: only there a changed reason why nobody is asked is worth a line. */
  front: boolean
  settings: Settings
}

/**
 * Decides who is asked for one New conversation, if anybody (product.md §4.2, 4.3, 4.5). Available, below standard capacity, no offer
 * pending, not pausing; among them the fewest sessions, then the longest since their last offer, then the name. Null: nothing to write.
 */
export function route(view: RouteView, now: number): Decided | null {
  const { conversation, agents, settings } = view
  if (conversation.status !== "New" || conversation.offer) return null
  const present = agents.filter((agent) => agent.available && hasRoom(agent, settings.standardCapacity))
  const asked = newRoundBegins(conversation, present, now) ? [] : conversation.round.asked
  const free = present.filter((agent) => !asked.includes(agent.id) && !agent.offer && (agent.pauseUntil ?? 0) <= now)
  const choice = choose(free)
  if (!choice) return sayNobody(view, whyNobody(agents, present, asked), now)
  return view.inbox.askBeforeAssigning
    ? offerTo(choice.agent, { ...view, asked, because: choice.because, among: free.length }, now)
    : assignTo(choice.agent, { ...view, asked, because: choice.because, among: free.length }, now)
}

/** A round is over when everybody who could be asked was; the next begins with somebody coming on duty, or after a rest. */
function newRoundBegins({ round }: Conversation, present: readonly Agent[], now: number): boolean {
  const everybodyAsked = present.every((agent) => round.asked.includes(agent.id))
  if (!everybodyAsked || round.lastEndedAt === null) return false
  const ended = round.lastEndedAt
  return now - ended >= ROUND_REST_MS || present.some((agent) => agent.since > ended)
}

function choose(free: readonly Agent[]): { agent: Agent; because: OfferReason["because"] } | null {
  const [first, second] = [...free].sort(
    (a, b) =>
      a.sessions.length - b.sessions.length ||
      (a.lastOfferAt ?? 0) - (b.lastOfferAt ?? 0) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  )
  if (!first) return null
  if (!second) return { agent: first, because: "only one" }
  if (first.sessions.length !== second.sessions.length) return { agent: first, because: "fewest sessions" }
  if (first.lastOfferAt !== second.lastOfferAt) return { agent: first, because: "longest since last offer" }
  return { agent: first, because: "name" }
}

interface OfferTerms extends RouteView {
  asked: readonly Agent["id"][]
  because: OfferReason["because"]
  among: number
}

function offerTo(agent: Agent, terms: OfferTerms, now: number): Decided {
  const { conversation, settings, asked } = terms
  const until = now + settings.offerSeconds * 1000
  const { say, entries } = writeInto(conversation, now)
  say({ type: "offer made", agent: agent.id, until, reason: reasonFor(agent, terms) })
  const offered: Conversation = {
    ...conversation,
    offer: { agent: agent.id, madeAt: now, until },
    round: { asked: [...asked, agent.id], lastEndedAt: conversation.round.lastEndedAt },
    unasked: null,
  }
  return change({ entries, records: [offered, { ...agent, offer: conversation.id, lastOfferAt: now }] })
}

const reasonFor = (agent: Agent, { settings, among, because }: OfferTerms): OfferReason => ({
  sessions: agent.sessions.length,
  standardCapacity: settings.standardCapacity,
  among,
  because,
})

function assignTo(agent: Agent, terms: OfferTerms, now: number): Decided {
  const { conversation, conversions } = terms
  const [taken, seated] = beginSession(conversation, agent, now)
  const { say, entries } = writeInto(conversation, now)
  say({ type: "assigned", agent: agent.id, because: "silent", reason: reasonFor(agent, terms) })
  say({ type: "session begun", agent: agent.id })
  return change({ entries, records: [taken, { ...seated, lastOfferAt: now }, ...acceptedNow(conversions, now)] })
}

function whyNobody(agents: readonly Agent[], present: readonly Agent[], asked: readonly Agent["id"][]): string | null {
  if (!agents.some((agent) => agent.available)) return "nobody is available"
  if (present.length === 0) return "everybody available is at standard capacity"
  if (present.every((agent) => asked.includes(agent.id))) return "everybody was asked"
  return null // Somebody is pausing or has another offer: asked in a moment, not worth a line.
}

function sayNobody({ conversation, front }: RouteView, because: string | null, now: number): Decided | null {
  const worthALine = conversation.unasked === null || (front && conversation.unasked !== because)
  if (because === null || !worthALine) return null
  const { say, entries } = writeInto(conversation, now)
  say({ type: "nobody asked", because })
  return change({ entries, records: [{ ...conversation, unasked: because }] })
}
