import type { Cursor } from "~core/account"
import { type AccountId, compareIds, entryOfEvent } from "~core/ids"
import type { XEvent } from "~x/port"
import type { World } from "./world"

/**
 * Events of a page that lie below the cursor and yet stand nowhere on the desk: X puts its lists together from many places, and one may
 * show up in them after newer ones. What came before the account was connected is none of them.
 */
export async function lateAmong(
  { db }: Pick<World, "db">,
  account: AccountId,
  { until, since }: Cursor,
  events: readonly XEvent[],
): Promise<XEvent[]> {
  const below = events.filter(({ id, at }) => until !== null && compareIds(id, until) <= 0 && at >= since)
  if (below.length === 0) return []
  const ids = below.map(({ id }) => id)
  const [entries, sends] = await Promise.all([
    db.entries.bulkGet(ids.map((id) => entryOfEvent(account, id))),
    db.sends.where("event").anyOf(ids).toArray(),
  ])
  const known = new Set(sends.filter((send) => send.account === account).map(({ event }) => event))
  return below.filter(({ id }, nth) => entries[nth] === undefined && !known.has(id))
}
