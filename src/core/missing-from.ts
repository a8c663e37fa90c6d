import { compareIds, type EntryId, type EventId } from "./ids"

/** What X lists as new may lack what it took a moment ago (milliseconds): nothing so young is missed, and it may still come. */
export const SETTLING_MS = 2 * 60_000

/** One event of this account's that the desk holds, and the entry that shows it. */
export interface Held {
  entry: EntryId
  event: EventId
  /** When X took it (Unix milliseconds, its clock). */
  at: number
}

/** What one complete answer of X's covered. */
export interface ReRead {
  /** Every event it returned, those among them that the schema refused as well. */
  returned: readonly EventId[]
  /** It covered everything older than this event; null: it began at the newest. */
  before: EventId | null
  /** Nothing older follows. */
  isLast: boolean
  /** When it was asked (Unix milliseconds, X's clock). */
  begunAt: number
}

/** From which event on (itself among them) the answer covered everything; null when it returned nothing, which proves nothing. */
export const reachOf = ({ returned }: Pick<ReRead, "returned">): EventId | null =>
  returned.reduce<EventId | null>((oldest, id) => (oldest && compareIds(oldest, id) < 0 ? oldest : id), null)

/**
 * Which of the events the desk holds X has removed: those that lie within what a complete re-read covered, and that it lacks. X announces
 * no deletions, so this is how they are learned of (product.md §7).
 */
export function missingFrom(held: readonly Held[], read: ReRead): EntryId[] {
  const oldest = reachOf(read)
  if (oldest === null) return []
  const returned = new Set<string>(read.returned)
  const timeOf = new Map<string, number>(held.map(({ event, at }) => [event, at]))
  // Where one page ends and the next begins X's order may waver.
  const from = read.isLast ? Number.NEGATIVE_INFINITY : (timeOf.get(oldest) ?? Number.POSITIVE_INFINITY) + SETTLING_MS
  return held
    .filter(({ event, at }) => compareIds(event, oldest) >= 0 && !returned.has(event) && at >= from)
    .filter(({ event, at }) =>
      read.before === null ? at < read.begunAt - SETTLING_MS : compareIds(event, read.before) < 0,
    )
    .map(({ entry }) => entry)
}
