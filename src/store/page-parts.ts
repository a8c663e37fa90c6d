import type { PagePart } from "~core/page-part"
import { type DeskDb, desk } from "./desk-db"

/** What a page found and missed of X's parts since it was opened. */
export interface PartsSeen {
  found: readonly PagePart[]
  missing: readonly PagePart[]
}

/**
 * Notes which parts of X's page are missing, since when and when last (Unix milliseconds). A part that one page found is there:
 * what another missed is then that page's own oddity.
 */
export async function noteParts({ found, missing }: PartsSeen, now: number, db: DeskDb = desk): Promise<void> {
  const missed = missing.filter((part) => !found.includes(part))
  if (found.length + missed.length === 0) return
  await db.transaction("rw", db.pageParts, async () => {
    const known = await db.pageParts.toArray()
    const mended = known.filter(({ id }) => found.includes(id)).map(({ id }) => id)
    if (mended.length) await db.pageParts.bulkDelete(mended)
    await db.pageParts.bulkPut(
      missed.map((id) => ({ id, since: known.find((part) => part.id === id)?.since ?? now, lastAt: now })),
    )
  })
}
