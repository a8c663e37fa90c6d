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

/** When the account may send again, when nothing is left to send until then; null: now. Unix milliseconds. */
export function noSendsUntil({ sendsLeft, sendsResetAt }: Standing, now: number): number | null {
  return sendsLeft === 0 && sendsResetAt !== null && sendsResetAt > now ? sendsResetAt : null
}
