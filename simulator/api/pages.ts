import type { DmEvent } from "../contract"

/** One page of events, newest first, and the token of the next one if there is more. */
export interface Page {
  events: readonly DmEvent[]
  next?: string
}

/**
 * The page of these events (newest first) that a token points at. A token holds the id of the last event of the page
 * before, so what arrives meanwhile neither shifts nor repeats anything. Undefined for a token that isn't ours.
 */
export function pageOf(events: readonly DmEvent[], size: number, token: string | undefined): Page | undefined {
  const after = token === undefined ? undefined : readToken(token)
  if (token !== undefined && after === undefined) return undefined

  const rest = after === undefined ? events : events.filter((event) => BigInt(event.id) < after)
  const page = rest.slice(0, size)
  const last = page.at(-1)
  return {
    events: page,
    ...(last && rest.length > page.length ? { next: writeToken(last.id) } : {}),
  }
}

function writeToken(id: string): string {
  return `8${BigInt(id).toString(32).padStart(19, "0")}`.toUpperCase()
}

function readToken(token: string): bigint | undefined {
  if (!/^8[0-9A-V]{19}$/.test(token)) return undefined
  return [...token.slice(1)].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n)
}
