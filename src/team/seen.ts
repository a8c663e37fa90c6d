import type { Guard } from "~core/change"
import type { DeskRecord, RecordKind } from "~core/records"
import type { DeskDb } from "~store/desk-db"
import { placeKey } from "~store/placed"

/** Records that are remembered: more than anybody has in hand. */
const MOST = 4_096

/** A revision of a record, and where the stream holds it. */
interface Seen {
  rev: number
  seq: number
}

const seen = new WeakMap<DeskDb, Map<string, Seen>>()

/** Remembers where revisions stand that have just come or gone: what is decided on them needs no look at the disk to be checked. */
export function noteSeen(
  db: DeskDb,
  records: readonly { kind: RecordKind; id: string; seq: number; row: DeskRecord | null }[],
): void {
  const all = seen.get(db) ?? new Map<string, Seen>()
  seen.set(db, all)
  for (const { kind, id, seq, row } of records) {
    const key = placeKey(kind, id)
    if (seq <= (all.get(key)?.seq ?? 0)) continue
    // Anew, so that the one that stands longest is forgotten first.
    all.delete(key)
    all.set(key, { rev: row?.rev ?? 0, seq })
  }
  for (const key of all.keys()) {
    if (all.size <= MOST) return
    all.delete(key)
  }
}

/** Where all of these stand, by `placeKey`; null: of one it isn't known, or another revision is, and the desk has to be asked. */
export function seqsSeen(db: DeskDb, checks: readonly Guard[]): Map<string, number> | null {
  const all = seen.get(db)
  const seqs = new Map<string, number>()
  for (const { kind, id, rev } of checks) {
    const key = placeKey(kind, id)
    const one = all?.get(key)
    if (one?.rev !== rev) return null
    seqs.set(key, one.seq)
  }
  return seqs
}

/** Another stream may say something else of the same revisions. */
export const forgetSeen = (db: DeskDb): void => void seen.delete(db)
