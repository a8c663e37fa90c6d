import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import type { Send } from "~core/send"
import { houseOf } from "./house"
import { lonelyLink } from "./links"
import { type Plan, planOf } from "./plan"
import type { DeskSize } from "./size"
import { type Talk, talkOf } from "./talk"

/** Rows by table: a part of the desk that can be written at once. */
export type Batch = Partial<Record<string, readonly object[]>>

/** Which desk: the same three give the same rows. `now` is when it is looked at (Unix milliseconds). */
export interface DeskTerms {
  size: DeskSize
  seed: number
  now: number
}

/** Rows of a batch, about. */
const ROWS = 6_000

/**
 * Makes a realistic desk of any size, row by row as they would lie in the database, in batches: a million entries are never in memory at
 * once. The full-text index is not in it.
 */
export function* deskOf({ size, seed, now }: DeskTerms): Generator<Batch> {
  const plan = planOf(size, seed, now)
  yield houseOf(plan, (nth) => talkOf(plan.conversation(nth), seed, plan.colleagues).conversation.id, now)
  let batch = empty()
  for (let nth = 0; nth < plan.conversations; nth++) {
    add(batch, plan, talkOf(plan.conversation(nth), seed, plan.colleagues), nth)
    if (batch.entries.length + batch.sends.length < ROWS) continue
    yield { ...batch }
    batch = empty()
  }
  const lonely = Math.ceil(size.conversations / 10)
  batch.conversions.push(...Array.from({ length: lonely }, (_, nth) => lonelyLink(nth, seed, now)))
  yield { ...batch }
}

const empty = () => ({
  conversations: [] as Conversation[],
  customers: [] as Customer[],
  entries: [] as Entry[],
  sends: [] as Send[],
  conversions: [] as Conversion[],
})

function add(batch: ReturnType<typeof empty>, plan: Plan, talk: Talk, nth: number): void {
  batch.conversations.push(talk.conversation)
  batch.entries.push(...talk.entries)
  batch.sends.push(...talk.sends)
  if (talk.conversion) batch.conversions.push(talk.conversion)
  // Who wrote again stands as they are since then.
  if (nth + plan.customers >= plan.conversations) batch.customers.push(talk.customer)
}
