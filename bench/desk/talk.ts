import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { Entry, OfferReason } from "~core/entry"
import type { AgentId } from "~core/ids"
import type { Send } from "~core/send"
import { type Chance, chanceOf } from "../../test/chaos/chance"
import { conversionOf } from "./links"
import { ACCOUNTS, agentOf, INBOXES, personOf, TOPICS } from "./names"
import { type Pen, penFor } from "./pen"
import type { Planned } from "./plan"
import { says } from "./says"
import { english } from "./words/english"
import { zipf } from "./zipf"

/** Rows of one conversation; its customer comes with the newest that they have. */
export interface Talk {
  conversation: Conversation
  customer: Customer
  entries: Entry[]
  sends: Send[]
  conversion: Conversion | null
}

const REASON: OfferReason = { sessions: 1, standardCapacity: 3, among: 4, because: "fewest sessions" }
const topicOf = zipf(TOPICS)

/** One conversation from its first message to its last line, by what was planned. */
export function talkOf(plan: Planned, seed: number, colleagues: number): Talk {
  const chance = chanceOf(seed ^ Math.imul(plan.nth + 1, 0xc2b2ae35))
  const { customer, language } = personOf(plan.customer, seed)
  const shop = chance.often(0.15) ? 1 : 0
  const account = ACCOUNTS[shop]?.id ?? ACCOUNTS[0].id
  const pen = penFor(plan, customer.id, account, shop, says(chance, language))
  const its = pen.conversation
  const conversion = chance.often(0.35) && plan.status !== "New" ? conversionOf(plan, its, customer, chance) : null
  if (conversion) {
    its.conversions = [conversion.id]
    pen.says({ type: "conversion", conversion: conversion.id, post: conversion.post })
  }
  pen.says({ type: "arrived", inbox: INBOXES[shop] ?? INBOXES[0] })
  if (plan.status === "New") wait(pen)
  else handle(pen, plan, chance, { colleagues, write: () => says(chance, language) })
  its.rev++
  const open = plan.status === "Closed" ? null : its.id
  const { entries, sends } = pen
  return { conversation: its, customer: { ...customer, open, latest: its.id }, entries, sends, conversion }
}

/** In the queue, and nobody can be asked. */
function wait(pen: Pen): void {
  const because = "everybody available is at standard capacity"
  pen.says({ type: "nobody asked", because })
  Object.assign(pen.conversation, { unasked: because, unread: 1 })
}

interface Talker {
  colleagues: number
  /** Words of the customer's. */
  write: () => string
}

/** Offered, accepted, talked about, and brought to where it stands now. */
function handle(pen: Pen, plan: Planned, chance: Chance, { colleagues, write }: Talker): void {
  const its = pen.conversation
  const owner = agentOf(plan.owner)
  const ending = { Closed: 2, Waiting: 1, Open: 1, New: 0 }[plan.status]
  const room = () => pen.left() - ending
  while (room() > 6 && chance.often(0.15)) turnedDown(pen, agentOf(chance.between(1, colleagues)), chance)
  const begun = pen.entries.at(-1)?.at ?? plan.begins
  offer(pen, owner)
  pen.says(
    { type: "offer accepted", agent: owner, by: chance.often(0.8) ? "agent" : "next" },
    { type: "session begun", agent: owner },
  )
  its.owner = owner
  if (room() > 2 && chance.often(0.4)) label(pen, owner, chance)
  while (room() > 0) turn(pen, owner, chance, write, room())
  end(pen, plan, owner, begun, write)
}

function offer(pen: Pen, agent: AgentId): void {
  pen.says({ type: "offer made", agent, until: pen.conversation.newestAt + 30_000, reason: REASON })
}

/** Held out to somebody who doesn't take it. */
function turnedDown(pen: Pen, agent: AgentId, chance: Chance): void {
  offer(pen, agent)
  pen.says(
    chance.often(0.5) ? { type: "offer declined", agent } : { type: "offer lapsed", agent, setAway: chance.often(0.1) },
  )
}

function label(pen: Pen, agent: AgentId, chance: Chance): void {
  const topic = topicOf(chance)
  pen.conversation.topics = [topic]
  pen.says({ type: "topic", agent, topic, on: true })
}

/** One line or two of the exchange: we answer, they write, somebody notes something, a session ends by silence and another begins. */
function turn(pen: Pen, owner: AgentId, chance: Chance, write: () => string, room: number): void {
  const what = chance.next()
  if (room >= 4 && what < 0.03) {
    pen.says({ type: "session ended", agent: owner, because: "silence" })
    pen.hears(write())
    pen.says({ type: "assigned", agent: owner, because: "owner" }, { type: "session begun", agent: owner })
  } else if (what < 0.08) pen.says({ type: "note", agent: owner, text: says(chance, english) })
  else if (what < 0.5) pen.answers(owner, says(chance, english), chance.often(0.0002))
  else pen.hears(write())
}

function end(pen: Pen, plan: Planned, owner: AgentId, begun: number, write: () => string): void {
  const its = pen.conversation
  its.status = plan.status
  if (plan.status === "Open") {
    pen.hears(write())
    Object.assign(its, { session: { agent: owner, begunAt: begun }, unread: plan.nth % 2 })
    return
  }
  const because = plan.status === "Closed" ? "closed" : "no reply needed"
  const closes = plan.status === "Closed" ? [{ type: "closed" as const, agent: owner }] : []
  pen.says({ type: "session ended", agent: owner, because }, ...closes)
  const at = pen.entries.at(-1)?.at ?? plan.ends
  its.handledMs = Math.max(0, at - begun)
  its.endedAt = at
  if (plan.status === "Closed") its.closedAt = at
}
