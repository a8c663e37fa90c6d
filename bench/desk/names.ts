import type { Customer } from "~core/customer"
import { accountId, agentId, customerId, inboxId, SOLO_AGENT } from "~core/ids"
import { chanceOf } from "../../test/chaos/chance"
import { languageOf } from "./says"
import { english } from "./words/english"
import type { Language } from "./words/language"

/** The brand's accounts. */
export const ACCOUNTS = [
  { id: accountId("1700000000000000001"), handle: "acme_air", name: "Acme Air" },
  { id: accountId("1700000000000000002"), handle: "acme_store", name: "Acme Store" },
] as const

/** Its queues; the first is where nearly everything arrives. */
export const INBOXES = [inboxId("main"), inboxId("store"), inboxId("refunds")] as const

/** What is labelled, the frequent ones first. */
export const TOPICS = ["baggage", "refund", "delay", "booking", "seat", "app", "praise", "delivery", "voucher", "visa"]

/** An agent by number; 0 is the one of this browser. */
export const agentOf = (nth: number) => (nth === 0 ? SOLO_AGENT : agentId(`agent-${nth}`))
/** Their name. */
export const agentName = (nth: number) =>
  nth === 0
    ? "Kim"
    : `${english.given[nth % english.given.length]} ${english.family[(nth * 7) % english.family.length]}`

/** A customer by number, and the language they write in. */
export function personOf(nth: number, seed: number): { customer: Customer; language: Language } {
  const chance = chanceOf(seed ^ Math.imul(nth + 1, 0x85ebca6b))
  const language = languageOf(chance)
  const [given, family] = [chance.pick(language.given), chance.pick(language.family)]
  const handle = `${chance.pick(english.given)}${chance.pick(english.family)}`.toLowerCase().slice(0, 9) + nth
  const id = customerId(`88${String(nth).padStart(17, "0")}`)
  const mail = chance.often(0.2) ? [{ type: "e-mail" as const, value: `${handle}@example.org` }] : []
  const phone = chance.often(0.05) ? [{ type: "phone" as const, value: `+49 30 ${chance.between(1e6, 9e6)}` }] : []
  const customer: Customer = {
    ...{ kind: "customer", id, rev: 2, xId: id, name: [given, family].join(language.blank), handle, picture: null },
    ...{ details: [{ type: "X username", value: handle }, ...mail, ...phone], open: null, latest: null },
    ...{ mergedInto: null, blockedBy: [] },
  }
  return { customer, language }
}
