import type { DeskDb } from "./desk-db"

/** Who was turned away at a door, what it was about, and why. */
export interface Knock {
  who: "content script" | "our page" | "stranger" | "X" | "this computer"
  /** A sentence's name, an account, or a table: one of few, never what was sent. */
  what: string
  why: "not-allowed" | "malformed" | "full"
}

/** All that were turned away alike, gathered into one row. Times are Unix milliseconds. */
export interface TurnedAway extends Knock {
  id: string
  count: number
  since: number
  lastAt: number
}

/** Counts what was turned away; within a transaction or for itself. */
export async function noteTurnedAway(db: DeskDb, knock: Knock, count: number, at: number): Promise<void> {
  const id = nameOf(knock)
  await db.transaction("rw", db.turnedAway, async () => {
    const known = await db.turnedAway.get(id)
    await db.turnedAway.put({ ...knock, id, count: (known?.count ?? 0) + count, since: known?.since ?? at, lastAt: at })
  })
}

/** One name for all that is alike. */
export const nameOf = ({ who, what, why }: Knock): string => `${who}/${why}/${what}`
