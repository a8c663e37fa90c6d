import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import { conversionId, postId } from "~core/ids"
import { type Chance, chanceOf } from "../../test/chaos/chance"
import { ACCOUNTS, agentName, agentOf } from "./names"
import type { Planned } from "./plan"

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const WORDING = "Hi @{{handle}}, we are sorry to hear that. Send us a private message and we will sort it out:"

const drafted = (nth: number, author: string, by: number, at: number): Conversion => ({
  ...{ kind: "conversion", id: conversionId(`k${nth}`), rev: 3, post: postId(`${at}${String(nth).padStart(6, "0")}`) },
  ...{ author, account: ACCOUNTS[0].id, by: agentOf(by), byName: agentName(by), wording: WORDING, reference: null },
  ...{ status: "drafted", draftedAt: at, postedAt: null, reply: null, arrivedAt: null, acceptedAt: null },
  ...{ answeredAt: null, closedAt: null, customer: null, customerName: null, conversation: null },
})

/** The link that brought a conversation, and what became of it. */
export function conversionOf(plan: Planned, its: Conversation, customer: Customer, chance: Chance): Conversion {
  const at = plan.begins - chance.between(2, 600) * MINUTE
  const closed = plan.status === "Closed"
  return {
    ...drafted(plan.nth, customer.handle ?? "", chance.between(0, 3), at),
    ...{ account: its.account, postedAt: at + MINUTE, arrivedAt: plan.begins, acceptedAt: plan.begins + MINUTE },
    ...{ status: closed ? "closed" : "accepted", answeredAt: closed ? plan.begins + 3 * MINUTE : null },
    ...{
      closedAt: closed ? plan.ends : null,
      customer: customer.id,
      customerName: customer.name,
      conversation: its.id,
    },
  }
}

/** A link that brought nobody: the `nth` of them. Most are old. */
export function lonelyLink(nth: number, seed: number, now: number): Conversion {
  const chance = chanceOf(seed ^ Math.imul(nth + 1, 0x27d4eb2f))
  const at = now - chance.between(10, 400 * 1_440) * MINUTE
  const link = drafted(1_000_000 + nth, `nobody${nth}`, chance.between(0, 3), at)
  return chance.often(0.7) ? { ...link, status: "posted", postedAt: Math.min(now, at + DAY / 1_440) } : link
}
