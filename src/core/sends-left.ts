import type { Standing } from "./account"

/** What the answer to a send said about the sends after it. */
export interface SendNews {
  /** From the headers; null when they said nothing. Times in Unix milliseconds. */
  allowance: { left: number; resetAt: number } | null
  /** X refuses more until then: a 429, also for a day's limit that the headers' window doesn't show. */
  limitedUntil: number | null
}

/** Notes what is left to send. Answers may overtake each other: within one window the smaller number is the newer. */
export function heardAfterSend(standing: Standing, { allowance, limitedUntil }: SendNews): Standing {
  if (limitedUntil !== null) return { ...standing, sendsLeft: 0, sendsResetAt: limitedUntil }
  if (allowance === null) return standing
  const { left, resetAt } = allowance
  const { sendsLeft, sendsResetAt } = standing
  const known = sendsResetAt === null || sendsResetAt < resetAt ? left : (sendsLeft ?? left)
  return { ...standing, sendsLeft: Math.min(left, known), sendsResetAt: Math.max(resetAt, sendsResetAt ?? 0) }
}

/**
 * From when on the account may send (Unix milliseconds; 0: now). What is `underWay` is spoken for: X has not counted it yet in what it
 * says is left. While nobody knows what is left (a new account, a new window) the first message asks, and the others wait for X's
 * answer to it: Infinity.
 */
export function sendsFrom({ sendsLeft, sendsResetAt }: Standing, underWay: number, now: number): number {
  const isKnown = sendsLeft !== null && sendsResetAt !== null && sendsResetAt > now
  if (!isKnown) return underWay > 0 ? Number.POSITIVE_INFINITY : 0
  return sendsLeft - underWay <= 0 ? sendsResetAt : 0
}
