import type { DeskDb } from "~store/desk-db"

/** For how long a write that the disk took says that it takes another (milliseconds). */
const FRESH_MS = 1_000
/** Among the places that this browser keeps, and no record's. */
const TRIED = "room"

const tookAt = new WeakMap<DeskDb, number>()

/** The disk has just taken what the team wrote, or has not. */
export function noteTook(db: DeskDb, took: boolean): void {
  if (took) tookAt.set(db, performance.now())
  else tookAt.delete(db)
}

/**
 * Throws what the disk throws when it takes nothing more, tried with a small write unless it took one a moment ago: what the server keeps and
 * this browser can't would be done, and be seen by nobody here.
 */
export async function needRoom(db: DeskDb): Promise<void> {
  if (performance.now() - (tookAt.get(db) ?? Number.NEGATIVE_INFINITY) < FRESH_MS) return
  await db.placed.put({ key: TRIED, seq: 0 })
  noteTook(db, true)
}
