import { type DeskDb, desk, type Quarantined } from "../desk-db"
import type { TurnedAway } from "../turned-away"

export type { TurnedAway }

/** One row of the quarantine as Health shows it. Nothing checks these rows where they are read: a field that is not what it should be is none. */
export interface QuarantinedRow extends Quarantined {
  /** The event's id, as far as X said one. */
  event: string | null
}

/** What was not understood, the newest first, and how much of it there is. */
export interface QuarantineView {
  rows: QuarantinedRow[]
  count: number
  /** How many more came than there is room for. */
  unkept: number
}

/** Asks for the newest `most` of what was not understood. */
export async function readQuarantine(most: number, db: DeskDb = desk): Promise<QuarantineView> {
  const [rows, count, turned] = await Promise.all([
    db.quarantine.orderBy("at").reverse().limit(most).toArray(),
    db.quarantine.count(),
    db.turnedAway.toArray(),
  ])
  const unkept = turned.filter(({ why }) => why === "full").reduce((sum, one) => sum + one.count, 0)
  return { rows: rows.map(plain), count, unkept }
}

/** Who was turned away at the doors, most often first. */
export async function readTurnedAway(db: DeskDb = desk): Promise<TurnedAway[]> {
  const rows = await db.turnedAway.toArray()
  return rows.filter(({ why }) => why !== "full").sort((a, b) => b.count - a.count)
}

function plain(row: Quarantined): QuarantinedRow {
  const { id, from, account, table, at, why, raw, triedAt, whole } = row
  const said = (raw ?? {}) as { id?: unknown }
  return {
    ...row,
    id: String(id),
    from: from === "desk" ? "desk" : "X",
    account: typeof account === "string" ? account : "",
    table: typeof table === "string" ? table : null,
    at: typeof at === "number" ? at : 0,
    why: typeof why === "string" ? why : "unreadable",
    triedAt: typeof triedAt === "number" ? triedAt : null,
    whole: whole !== false,
    event: typeof said.id === "string" && /^\d{1,25}$/u.test(said.id) ? said.id : null,
  }
}
