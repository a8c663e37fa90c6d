import type { Allowance } from "./port"

/** What an answer's headers say; times in Unix milliseconds. */
export interface HeaderNews {
  allowance: Allowance | null
  /** X's clock when it answered (`Date`, whole seconds). */
  xNow: number | null
  /** When whatever ran out is filled again; null when the headers don't say. */
  resetAt: number | null
}

/** More than this between X's clock and ours is ours being wrong, not the way there. */
const SKEW_MS = 30_000
const DAY_LIMITS = ["x-user-limit-24hour", "x-app-limit-24hour"]

/**
 * Reads X's rate-limit headers (docs.x.com, "Rate limits": resets in Unix seconds). Resets are moved onto our clock when ours is
 * plainly off by `Date`, since it is our clock that they are waited for with. `now` in Unix milliseconds.
 */
export function readHeaders(headers: Headers, now: number): HeaderNews {
  const date = Date.parse(headers.get("date") ?? "")
  const xNow = Number.isFinite(date) ? date : null
  const skew = xNow !== null && Math.abs(xNow - now) > SKEW_MS ? xNow - now : 0
  const allowance = limitOf(headers, "x-rate-limit", skew)
  const spentDays = DAY_LIMITS.map((name) => limitOf(headers, name, skew)).filter((limit) => limit?.left === 0)
  const resets = [allowance, ...spentDays].flatMap((limit) => (limit ? [limit.resetAt] : []))
  return { allowance, xNow, resetAt: resets.length > 0 ? Math.max(...resets) : null }
}

function limitOf(headers: Headers, name: string, skew: number): Allowance | null {
  const [limit, left, reset] = ["limit", "remaining", "reset"].map((part) => whole(headers.get(`${name}-${part}`)))
  if (limit === undefined || left === undefined || reset === undefined) return null
  return { limit, left, resetAt: reset * 1_000 - skew }
}

const whole = (text: string | null) => (text && /^\d{1,12}$/u.test(text) ? Number(text) : undefined)
