/** What X charges for, by name. */
export type Billable = "event" | "send" | "delete" | "block" | "me"

/** X's prices in thousandths of a US dollar (docs.x.com, pay per use, November 2026); an event counts once per UTC day it is returned on. */
export const PRICES: Readonly<Record<Billable, number>> = { event: 10, send: 15, delete: 10, block: 10, me: 10 }

/** How often each was asked for. */
export type Counts = Readonly<Record<Billable, number>>

export const NOTHING: Counts = { event: 0, send: 0, delete: 0, block: 0, me: 0 }

/** What these cost together, in thousandths of a US dollar. */
export const costOf = (counts: Counts): number =>
  (Object.keys(PRICES) as Billable[]).reduce((sum, what) => sum + counts[what] * PRICES[what], 0)

/** Adds two countings up. */
export const plus = (a: Counts, b: Counts): Counts => ({
  event: a.event + b.event,
  send: a.send + b.send,
  delete: a.delete + b.delete,
  block: a.block + b.block,
  me: a.me + b.me,
})
