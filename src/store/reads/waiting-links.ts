import type { Conversion } from "~core/conversion"
import { TIE_MS, waitsForDm } from "~core/tie-conversion"
import { type DeskDb, desk } from "../desk-db"

/** A DM link that brought nobody yet. */
export interface WaitingLink {
  conversion: Conversion
}

/**
 * Asks for the DM links that brought nobody yet, oldest first: pressed within the 7 days for which a message is still
 * counted to one. `now` in Unix milliseconds.
 */
export async function readWaitingLinks(now: number, db: DeskDb = desk): Promise<WaitingLink[]> {
  const recent = await db.conversions
    .where("draftedAt")
    .aboveOrEqual(now - TIE_MS)
    .sortBy("draftedAt")
  return recent.filter((conversion) => waitsForDm(conversion, now)).map((conversion) => ({ conversion }))
}
