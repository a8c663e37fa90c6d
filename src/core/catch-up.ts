import type { CatchUp, Cursor } from "./account"

/** A pause between two reads from which on it counts as an absence; the slowest pace is two minutes. */
export const ABSENCE_MS = 10 * 60_000
/** How far back X gives direct messages (docs.x.com, GET /2/dm_events). */
export const X_KEEPS_MS = 30 * 24 * 3_600_000

/** What one page meant for the gap that is being closed. */
export interface PageOfGap {
  /** Events on it that were not known before. */
  fresh: number
  /** It came as far as what was known. */
  reached: boolean
  /** It was the last one: what was known, or the end of what X has. */
  closed: boolean
}

/**
 * What an absence cost, page by page: how many messages were read back, and what X no longer has (product.md §3.3). Null:
 * there was no absence. `begunAt`: when the page was asked for, by X's clock (Unix milliseconds).
 */
export function catchUp({ token, caughtUp, readThrough }: Cursor, page: PageOfGap, begunAt: number): CatchUp | null {
  const isUnderWay = token !== null && caughtUp !== null && caughtUp.to === null
  // A gap that took several pages to close was no read in one go, but an end of the absence all the same.
  const last = Math.max(readThrough ?? 0, caughtUp?.to ?? 0)
  const wasAway = token === null && readThrough !== null && begunAt - last > ABSENCE_MS
  if (!isUnderWay && !wasAway) return caughtUp
  const before = isUnderWay ? caughtUp : { from: last, to: null, messages: 0, hole: null, seen: false }
  const messages = before.messages + page.fresh
  if (!page.closed) return { ...before, messages }
  const kept = begunAt - X_KEEPS_MS
  const hole = !page.reached && before.from < kept ? { from: before.from, to: kept } : null
  return { ...before, messages, to: begunAt, hole }
}
