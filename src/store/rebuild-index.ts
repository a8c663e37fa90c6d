import type { DeskDb } from "./desk-db"
import { REBUILD, SEGMENT_TABLES } from "./indexing"

/** Begins the whole index anew: what is in it goes, and comes again from what stands. */
export async function rebuildIndex(db: DeskDb): Promise<void> {
  await db.transaction("rw", [...SEGMENT_TABLES, "names", "forgotten", "indexing"], async () => {
    for (const table of [...SEGMENT_TABLES, "names", "forgotten"]) await db.table(table).clear()
    await db.indexing.put(REBUILD)
  })
}
