import type { Conversation } from "../../src/core/conversation"
import { agentId, conversationId, FIRST_INBOX, inboxId, SOLO_AGENT } from "../../src/core/ids"
import { agent, conversation, customer, inbox, MINUTE, type Rows, settings } from "./rows"

export const LEE = agentId("lee")
export const BO = agentId("bo")
export const VIP = inboxId("vip")

const NAMES = ["Ana Ruiz", "Tomoko 🛫 Sato", "Bartholomew Featherstonehaugh-Cholmondeley the Third", "Ola Nordmann"]

/** Three agents, two inboxes: one is asked, one holds more than standard, one was set to Away; some wait, one too long. */
export function aTeam(): Rows {
  const now = Date.now()
  const fresh = (n: number, minutes: number, over: Partial<Conversation> = {}) =>
    conversation(n, {
      status: "New",
      owner: null,
      session: null,
      unread: 1,
      waitingSince: now - minutes * MINUTE,
      lastInboundAt: now - minutes * MINUTE,
      ...over,
    })
  const held = (n: number, owner: Conversation["owner"], over: Partial<Conversation> = {}) =>
    conversation(n, { owner, session: owner && { agent: owner, begunAt: now - 6 * MINUTE }, ...over })
  const asked = { agent: LEE, madeAt: now - 6_000, until: now + 24_000 }
  return {
    settings: [settings()],
    agents: [
      agent({ sessions: [conversationId("c5")], since: now - 95 * MINUTE, lastOfferAt: now - 7 * MINUTE }),
      agent({
        id: LEE,
        name: "Lee Park",
        since: now - 200 * MINUTE,
        sessions: ["c6", "c7", "c8", "c9"].map(conversationId),
        offer: conversationId("c2"),
        lastOfferAt: now - 6_000,
      }),
      agent({
        id: BO,
        name: "Bo Featherstonehaugh-Cholmondeley",
        available: false,
        since: now - 12 * MINUTE,
        awayBecause: "lapsed twice",
      }),
    ],
    inboxes: [
      inbox({ name: "Baggage", agents: [SOLO_AGENT, LEE, BO] }),
      inbox({ id: VIP, name: "VIP and press", agents: [BO], firstReplyMinutes: 10 }),
    ],
    customers: Array.from({ length: 9 }, (_, n) =>
      customer(n + 1, NAMES[n] ?? `Customer ${n + 1}`, n === 2 ? null : `c${n + 1}`),
    ),
    conversations: [
      fresh(1, 9, { unasked: "everybody was asked" }),
      fresh(2, 12, { offer: asked }),
      fresh(3, 25, { inbox: VIP, unasked: "nobody is available" }),
      fresh(4, 3, { inbox: VIP, lastInboundText: "Good morning, I write for the Herald about last night’s delays." }),
      held(5, SOLO_AGENT, { lastSentAt: now - 2 * MINUTE }),
      held(6, LEE, { unread: 2, lastInboundAt: now - 17 * MINUTE }),
      held(7, LEE, { lastInboundAt: now - 5 * MINUTE }),
      held(8, LEE, { lastSentAt: now - MINUTE }),
      held(9, BO, { status: "Waiting", session: null, endedAt: now - 180 * MINUTE }),
    ],
  }
}

/** More wait than are shown at once. */
export function aMorning(): Rows {
  const rows = aTeam()
  const now = Date.now()
  const one = (n: number) =>
    conversation(n, {
      id: conversationId(`m${n}`),
      status: "New",
      owner: null,
      session: null,
      inbox: FIRST_INBOX,
      unread: 1,
      customer: (rows.customers ?? [])[n % 9]?.id ?? customer(1, "", null).id,
      waitingSince: now - (60 + n) * MINUTE,
    })
  return { ...rows, conversations: [...(rows.conversations ?? []), ...Array.from({ length: 130 }, (_, n) => one(n))] }
}

/** A desk of one. */
export const alone = (): Rows => ({
  settings: [settings()],
  agents: [agent({ since: Date.now() - 40 * MINUTE })],
  inboxes: [inbox()],
})
