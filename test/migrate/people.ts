import { accountId, agentId, conversationId, customerId, eventId, inboxId } from "~core/ids"

/** When this desk is looked at (Unix milliseconds). */
export const NOW = 1_790_000_000_000
export const MINUTE = 60_000

export const BRAND = accountId("1420000000000000001")
export const ME = agentId("me")
export const MAIN = inboxId("main")
export const REFUNDS = inboxId("refunds")

export const MONA = customerId("1430000000000000001")
export const TARIQ = customerId("1430000000000000002")
export const YUKI = customerId("1430000000000000003")
export const PAT = customerId("1430000000000000004")
export const LENA = customerId("1430000000000000005")
/** Made by hand: has no X user ID. */
export const WALTER = customerId("made-7f1c")

/** A conversation's id is its first message's. */
export const talkOf = (customer: string) => conversationId(`${BRAND}.18${customer.slice(-17)}`)
export const eventOf = (customer: string, nth = 0) => eventId(`${18 + nth}${customer.slice(-17)}`)
