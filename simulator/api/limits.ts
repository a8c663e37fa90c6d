import type { Answer } from "./answer"
import type { Endpoint } from "./endpoint"
import { problem } from "./problem"
import type { Spec } from "./spec"

const QUARTER = 15 * 60_000
const DAY = 86_400_000

/** X's rate limits, per person and endpoint, in fixed windows. Names are `GET /2/dm_events`, `POST /2/users/:id/dm/block`… */
export interface Limits {
  /** How a 429 looks: problem+json, or `{"errors":[{"code":88}]}`. */
  style: "problem" | "code 88"
  /** Sets how many requests an endpoint takes in 15 min (and in 24 h), for everybody, from now on. */
  set(name: string, quarter: number, day?: number): void
  /** Starts every window anew. */
  reset(): void
  /** Counts a request: the headers to answer with, and the 429 if it was one too many. */
  take(spec: Spec, personId: string, endpoint: Endpoint): { headers: Record<string, string>; refusal?: Answer }
}

interface Window {
  used: number
  /** Unix milliseconds. */
  until: number
}

/** Limits as documented, on this clock (Unix ms). */
export function createLimits(now: () => number): Limits {
  const changed = new Map<string, { quarter: number; day?: number }>()
  const windows = new Map<string, Window>()
  const windowOf = (key: string, life: number): Window => {
    const found = windows.get(key)
    if (found && found.until > now()) return found
    const fresh = { used: 0, until: now() + life }
    windows.set(key, fresh)
    return fresh
  }

  return {
    style: "problem",
    set(name, quarter, day) {
      changed.set(name, day === undefined ? { quarter } : { quarter, day })
    },
    reset: () => windows.clear(),
    take(spec, personId, endpoint) {
      const name = `${endpoint.method} ${endpoint.path}`
      const limit = changed.get(name) ?? endpoint.limit
      if (!limit) return { headers: {} }
      const quarter = windowOf(`${personId} ${name}`, QUARTER)
      const day = windowOf(`${personId} ${name} day`, DAY)
      const spent = quarter.used >= limit.quarter || (limit.day !== undefined && day.used >= limit.day)
      if (!spent) {
        quarter.used++
        day.used++
      }
      const headers = {
        ...headersOf("x-rate-limit", limit.quarter, quarter),
        ...(limit.day === undefined ? {} : headersOf("x-user-limit-24hour", limit.day, day)),
      }
      return spent ? { headers, refusal: tooMany(spec, this.style) } : { headers }
    },
  }
}

function headersOf(name: string, limit: number, { used, until }: Window): Record<string, string> {
  return {
    [`${name}-limit`]: String(limit),
    [`${name}-remaining`]: String(Math.max(0, limit - used)),
    [`${name}-reset`]: String(Math.ceil(until / 1000)),
  }
}

function tooMany(spec: Spec, style: Limits["style"]): Answer {
  if (style === "problem") {
    const type = spec === "2.166" ? "about:blank" : "rate-limit-exceeded"
    return problem(spec, 429, type, "Too Many Requests", "Too Many Requests")
  }
  const body = JSON.stringify({ errors: [{ code: 88, message: "Rate limit exceeded" }] })
  return { status: 429, headers: { "content-type": "application/json; charset=utf-8" }, body }
}
