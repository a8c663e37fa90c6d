import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { acceptedNow } from "./conversion-steps"
import type { OfferReason } from "./entry"
import type { Agent, Inbox } from "./records"
import type { Choice, Roster } from "./roster"
import { beginSession } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** How long after a round ended the same agents may be asked again. */
export const ROUND_REST_MS = 60_000

export interface RouteView {
  inbox: Inbox
  /** The agents of that inbox. */
  roster: Roster
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
  const { conversation, roster } = view
  if (!waits(conversation)) return null
  const asked = askedOf(conversation, roster, now)
  const choice = roster.choose(asked, now)
  if (!choice) return sayNobody(view, whyNobody(roster, asked), now)
  return view.inbox.askBeforeAssigning
    ? offerTo(choice, { ...view, asked }, now)
    : assignTo(choice, { ...view, asked }, now)
}

/** Whether somebody could be asked for it now: what the router looks for from the front of an inbox. */
export const couldBeAsked = (conversation: Conversation, roster: Roster, now: number): boolean =>
  waits(conversation) && roster.choose(askedOf(conversation, roster, now), now) !== null

/** As `route`, where only the reason why nobody is asked is wanted, if it is so: it moves no agent, so several can be written at once. */
export function tellWhy(view: Pick<RouteView, "conversation" | "roster" | "front">, now: number): Decided | null {
  const { conversation, roster } = view
  if (!waits(conversation) || couldBeAsked(conversation, roster, now)) return null
  return sayNobody(view, whyNobody(roster, askedOf(conversation, roster, now)), now)
}

const waits = ({ status, offer }: Conversation) => status === "New" && offer === null

const askedOf = (conversation: Conversation, roster: Roster, now: number): readonly Agent["id"][] =>
  newRoundBegins(conversation, roster, now) ? [] : conversation.round.asked

/** A round is over when everybody who could be asked was; the next begins with somebody coming on duty, or after a rest. */
function newRoundBegins({ round }: Conversation, roster: Roster, now: number): boolean {
  if (round.lastEndedAt === null) return false
  const ended = round.lastEndedAt
  const present = round.asked.flatMap((id) => roster.presentOf(id) ?? [])
  if (present.length < roster.present) return false
  return now - ended >= ROUND_REST_MS || present.some((agent) => agent.since > ended)
}

interface OfferTerms extends RouteView {
  asked: readonly Agent["id"][]
}

function offerTo(choice: Choice, terms: OfferTerms, now: number): Decided {
  const { conversation, settings, asked } = terms
  const { agent } = choice
  const until = now + settings.offerSeconds * 1000
  const { say, entries } = writeInto(conversation, now)
  say({ type: "offer made", agent: agent.id, until, reason: reasonFor(choice, settings) })
  const offered: Conversation = {
    ...conversation,
    offer: { agent: agent.id, madeAt: now, until },
    round: { asked: [...asked, agent.id], lastEndedAt: conversation.round.lastEndedAt },
    unasked: "",
  }
  return change({ entries, records: [offered, { ...agent, offer: conversation.id, lastOfferAt: now }] })
}

const reasonFor = ({ agent, among, because }: Choice, { standardCapacity }: Settings): OfferReason => ({
  sessions: agent.sessions.length,
  standardCapacity,
  among,
  because,
})

function assignTo(choice: Choice, terms: OfferTerms, now: number): Decided {
  const { conversation, conversions, settings } = terms
  const { agent } = choice
  const [taken, seated] = beginSession(conversation, agent, now)
  const { say, entries } = writeInto(conversation, now)
  say({ type: "assigned", agent: agent.id, because: "silent", reason: reasonFor(choice, settings) })
  say({ type: "session begun", agent: agent.id })
  return change({ entries, records: [taken, { ...seated, lastOfferAt: now }, ...acceptedNow(conversions, now)] })
}

/**
 * Why nobody is asked for a conversation for which these were asked already; empty when that isn't worth a line: somebody is pausing or
 * has another offer, and will be asked in a moment.
 */
export function whyNobody(roster: Roster, asked: readonly Agent["id"][]): string {
  if (!roster.anybodyAvailable) return "nobody is available"
  if (roster.present === 0) return "everybody available is at standard capacity"
  return new Set(asked.filter((id) => roster.presentOf(id))).size === roster.present ? "everybody was asked" : ""
}

function sayNobody(
  { conversation, front }: Pick<RouteView, "conversation" | "front">,
  because: string,
  now: number,
): Decided | null {
  const worthALine = conversation.unasked === "" || (front && conversation.unasked !== because)
  if (because === "" || !worthALine) return null
  const { say, entries } = writeInto(conversation, now)
  say({ type: "nobody asked", because })
  return change({ entries, records: [{ ...conversation, unasked: because }] })
}
