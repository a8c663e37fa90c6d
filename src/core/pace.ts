/** What decides how often X is read. */
export interface Mood {
  /** A session runs, or a message's fate is unsure: somebody waits for what X has to say. */
  sessionRuns: boolean
  someoneAvailable: boolean
}

/** What X's headers left, until `resetAt` (Unix milliseconds). */
export interface Left {
  left: number
  resetAt: number
}

const QUICK_MS = 5_000
const NORMAL_MS = 15_000
const SLOW_MS = 120_000

/**
 * How long to wait between two reads, in milliseconds: quick while a session runs, slow while nobody is available, and never faster than
 * what X leaves lasts until the reset (product.md §3.2).
 */
export function paceOf({ sessionRuns, someoneAvailable }: Mood, allowance: Left | null, now: number): number {
  const wanted = sessionRuns ? QUICK_MS : someoneAvailable ? NORMAL_MS : SLOW_MS
  if (!allowance || allowance.resetAt <= now) return wanted
  const until = allowance.resetAt - now
  return Math.max(wanted, allowance.left > 0 ? Math.ceil(until / allowance.left) : until)
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 5 * 60_000

/** How long to wait after the nth failure in a row: doubling, with jitter (`random` 0 to 1), 5 minutes at most. */
export function backOff(failures: number, random: number): number {
  const step = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(step / 2 + (step / 2) * random)
}
