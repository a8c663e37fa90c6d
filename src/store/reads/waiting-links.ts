import type { Conversion } from "~core/conversion"
import type { Agent } from "~core/records"
import { TIE_MS, waitsForDm } from "~core/tie-conversion"
import { type DeskDb, desk } from "../desk-db"

/** A DM link that brought nobody yet. */
export interface WaitingLink {
  conversion: Conversion
  /** Who pressed; null: they are no longer at the desk. */
  by: Agent | null
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
  const waiting = recent.filter((conversion) => waitsForDm(conversion, now))
  const pressers = await db.agents.bulkGet(waiting.map(({ by }) => by))
  return waiting.map((conversion, at) => ({ conversion, by: pressers[at] ?? null }))
}
