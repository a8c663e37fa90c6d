import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import type { Entry, EntryBody } from "./entry"

/** How long after the press a DM still counts as brought by it. */
export const TIE_MS = 7 * 24 * 3_600_000

/** Whether the link brought nobody yet and still may: a later message is no longer counted to it. `now` in Unix milliseconds. */
export const waitsForDm = ({ status, draftedAt }: Conversion, now: number): boolean =>
  (status === "drafted" || status === "posted") && now - draftedAt <= TIE_MS

/** X's clock and ours may differ by this much, and the press is dated by ours. */
const CLOCK_SLACK_MS = 120_000

/** The newest link under a post of this author that they can have followed: drafted or posted, pressed at most 7 days before they wrote. */
export function newestWithin(candidates: readonly Conversion[], at: number): Conversion | null {
  return (
    candidates
      .filter(({ status }) => status === "drafted" || status === "posted")
      .filter(({ draftedAt }) => draftedAt <= at + CLOCK_SLACK_MS && at - draftedAt <= TIE_MS)
      .sort((a, b) => b.draftedAt - a.draftedAt)[0] ?? null
  )
}

/** The newest link whose reference the message names: said outright, so neither handle nor time matters. */
export const newestNamed = (referenced: readonly Conversion[]): Conversion | null =>
  referenced
    .filter(({ status }) => status === "drafted" || status === "posted")
    .sort((a, b) => b.draftedAt - a.draftedAt)[0] ?? null

/** What a conversation may be tied to, and what it is tied to already. */
interface Ties {
  candidates: readonly Conversion[]
  referenced: readonly Conversion[]
  conversions: readonly Conversion[]
}

/** Only newer ones than those the conversation has for the same account: a second message is not another arrival. */
const notPassedOver = ({ candidates, conversions }: Ties) =>
  candidates.filter(({ account, draftedAt }) =>
    conversions.every((tied) => tied.account !== account || tied.draftedAt < draftedAt),
  )

/** Ties the conversation to the conversion that the message names, or whose post this customer wrote (product.md §3.5). */
export function tieConversion(ties: Ties, conversation: Conversation, customer: Customer, at: number) {
  const brought = newestNamed(ties.referenced) ?? newestWithin(notPassedOver(ties), at)
  if (!brought) return { conversation, records: [], entries: (_: (body: EntryBody) => void, said: Entry[]) => said }
  const arrived: Conversion = {
    ...brought,
    status: conversation.owner ? "accepted" : "arrived",
    arrivedAt: at,
    acceptedAt: conversation.owner ? at : null,
    customer: customer.id,
    customerName: customer.name,
    conversation: conversation.id,
  }
  return {
    conversation: { ...conversation, conversions: [...conversation.conversions, brought.id] },
    records: [arrived],
    entries: (say: (body: EntryBody) => void, said: Entry[]) => {
      say({
        type: "conversion",
        conversion: brought.id,
        post: `https://x.com/${brought.author}/status/${brought.post}`,
      })
      return said
    },
  }
}
