import Dexie from "dexie"
import type { Change, Committed, Guard } from "~core/change"
import type { RecordKind } from "~core/records"
import type { DeskDb } from "./desk-db"
import { emptyEntry, forget } from "./empty-entry"
import { unindexedOf } from "./indexing"
import { TABLE_OF } from "./tables"

/** How the desk is written: all of a change or nothing of it. Two ports keep this promise, this one and the team's. */
export type Commit = (change: Change) => Promise<Committed>

/**
 * Commits to Dexie in one transaction that first checks every revision the change was decided on.
 * `stale` when one moved, or when an entry already stands. Throws only what the disk does (`QuotaExceededError`…).
 */
export const commitTo =
  (db: DeskDb): Commit =>
  async (change) => {
    const checks: Guard[] = [...change.records, ...change.guards, ...change.gone]
    const tables = [...new Set(checks.map(({ kind }) => TABLE_OF[kind]))]
    try {
      await db.transaction("rw", [...tables, ...tablesTouched(change)], async () => {
        await Promise.all(byKind(checks).map(([kind, some]) => hold(db, kind, some)))
        // `bulkAdd` throws on an id that stands already, which undoes the whole transaction.
        await db.entries.bulkAdd(change.entries)
        await Promise.all(
          byKind(change.records).map(([kind, some]) =>
            db.tableOf(kind).bulkPut(some.map((record) => ({ ...record, rev: record.rev + 1 }))),
          ),
        )
        await Promise.all(change.emptied.map((emptied) => emptyEntry(db, emptied)))
        await Promise.all(change.gone.map(({ kind, id }) => db.tableOf(kind).delete(id)))
        await forget(db, change)
        await db.unindexed.bulkAdd(unindexedOf(change))
      })
      return "ok"
    } catch (error) {
      const cause = causeOf(error)
      if (cause instanceof Moved || (cause instanceof Error && cause.name === "ConstraintError")) return "stale"
      throw cause
    }
  }

/** Drafts and files only when something goes: a reply should not wait for who writes there. */
const tablesTouched = ({ emptied, forgets }: Change) => [
  ...["entries", "unindexed"],
  ...(emptied.length > 0 || forgets ? ["drafts", "files"] : []),
]

class Moved extends Error {
  override name = "Moved"
}

/** Among what failed in a bulk, anything that is worse than an id that stands already: a full disk must not look like a stale read. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof Dexie.BulkError)) return error
  return error.failures.find(({ name }) => name !== "ConstraintError") ?? error.failures[0] ?? error
}

/** Of each kind at once: what one transaction asks for row by row, it waits for row by row. */
function byKind<T extends { kind: RecordKind }>(all: readonly T[]): [RecordKind, T[]][] {
  const kinds = new Map<RecordKind, T[]>()
  for (const one of all) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one])
  return [...kinds]
}

async function hold(db: DeskDb, kind: RecordKind, some: readonly Guard[]): Promise<void> {
  const now = await db.tableOf(kind).bulkGet(some.map(({ id }) => id))
  const moved = some.find(({ rev }, nth) => (now[nth]?.rev ?? 0) !== rev)
  if (moved) throw new Moved(`${kind} ${moved.id}`)
}
