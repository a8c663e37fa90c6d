import type { DeskDb } from "./desk-db"
import { type Gone, rewriteSegments } from "./index-segments"
import type { Forgotten, SegmentRow } from "./indexing"

/** Entries that leave the segments together. */
const TOGETHER = 10_000

/** What was forgotten since a segment was clean. */
export async function goneSince(db: DeskDb, clean: number): Promise<Gone & { rows: Forgotten[] }> {
  const rows = await db.forgotten.where("seq").above(clean).limit(TOGETHER).toArray()
  return { rows, ids: new Set(rows.map(({ id }) => id)), upTo: rows.at(-1)?.seq ?? clean }
}

/**
 * Lets the words of emptied entries leave one more segment; false when there is nothing to forget. What was forgotten is struck out when it
 * has left all of them, so a worker that dies goes on where it was.
 */
export async function forgetSome(db: DeskDb): Promise<boolean> {
  const last = await db.forgotten.orderBy("seq").last()
  if (!last) return false
  const segment = (await db.segments.toArray()).find(({ clean }) => clean < last.seq)
  if (!segment) {
    await db.forgotten.where("seq").belowOrEqual(last.seq).delete()
    return true
  }
  const gone = await goneSince(db, segment.clean)
  if (await holdsSome(db, segment, gone)) await rewriteSegments(db, [segment], segment.tier, gone)
  else await db.segments.update(segment.id, { clean: gone.upTo })
  return true
}

async function holdsSome(db: DeskDb, { id, newest, oldest }: SegmentRow, { rows, ids }: { rows: Forgotten[] } & Gone) {
  if (!rows.some(({ at }) => at === null || (at <= newest && at >= oldest))) return false
  const places = await db.placeRuns.where("[segment+from]").between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray()
  return places.some((run) => run.ids.some((entry) => ids.has(entry)))
}
