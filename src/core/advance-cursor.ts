import type { Cursor } from "./account"
import { catchUp } from "./catch-up"
import { compareIds, type EventId } from "./ids"
import { SETTLING_MS } from "./missing-from"

type Dated = { id: EventId; at: number }

const isNew = ({ until, since }: Cursor, { id, at }: Dated) =>
  until === null ? at >= since : compareIds(id, until) > 0

/** Events of one page that are not taken in yet: newer than `until`. X gives them newest first. */
export const newOf = <E extends Dated>(cursor: Cursor, events: readonly E[]): E[] =>
  events.filter((event) => isNew(cursor, event))

/**
 * Moves the cursor past one page read at `begunAt`. It stops at `until` and never at "an id we know": our own sends are known. `until`
 * rises to `newest` only when the gap is closed, so a kill after the first page resumes at the token. Then it reads on for as far as the
 * last read may have come too early: X's lists may show an event after newer ones.
 */
export function advance(
  cursor: Cursor,
  page: { events: readonly Dated[]; next: string | null },
  begunAt: number,
): Cursor {
  const { events, next } = page
  const newest = events.reduce((top, { id }) => (top && compareIds(top, id) >= 0 ? top : id), cursor.newest)
  const fresh = newOf(cursor, events).length
  const reached = fresh < events.length
  const closed = reached || !next
  const caughtUp = catchUp(cursor, { fresh, reached, closed }, begunAt)
  if (!closed) return { ...cursor, newest, token: next, caughtUp }
  const deep = events.some(({ at }) => at < settledAt(cursor))
  // Pages after the first say nothing of what came since the read began: only a read in one go was "through".
  const readThrough = cursor.token === null ? begunAt : cursor.readThrough
  return { ...cursor, newest, until: newest ?? cursor.until, token: deep ? null : next, readThrough, caughtUp }
}

/** What is older than this was listed when X was last read (Unix milliseconds). */
function settledAt({ token, readThrough, caughtUp }: Cursor): number {
  // A gap that took several pages to close was no read in one go, but what came before it need not be read again.
  const last = token === null ? Math.max(readThrough ?? 0, caughtUp?.to ?? 0) : readThrough
  return last ? last - SETTLING_MS : Number.POSITIVE_INFINITY
}

/** X no longer knows the page token (or forgot it): the read begins again at the top; what was taken in is refused by id. */
export const restart = (cursor: Cursor): Cursor => ({
  ...cursor,
  token: null,
  // Read again from the top, they would be counted twice.
  caughtUp: cursor.caughtUp && cursor.caughtUp.to === null ? { ...cursor.caughtUp, messages: 0 } : cursor.caughtUp,
})
