import type { Change, Committed, Guard } from "~core/change"
import type { Entry } from "~core/entry"
import type { DeskRecord, RecordKind, RecordOf } from "~core/records"

/** A desk in Maps that keeps the promise of `store/commit.ts`: all of a change or nothing of it, revisions checked first. */
export class MemoryDesk {
  private readonly tables = new Map<RecordKind, Map<string, DeskRecord>>()
  /** In the order in which they were committed. */
  readonly entries = new Map<string, Entry>()

  all<K extends RecordKind>(kind: K): RecordOf<K>[] {
    return [...this.table(kind).values()] as RecordOf<K>[]
  }

  get<K extends RecordKind>(kind: K, id: string | null | undefined): RecordOf<K> | null {
    return id == null ? null : ((this.table(kind).get(id) as RecordOf<K> | undefined) ?? null)
  }

  commit(change: Change): Committed {
    const checks: Guard[] = [...change.records, ...change.guards, ...change.gone]
    if (checks.some(({ kind, id, rev }) => (this.table(kind).get(id)?.rev ?? 0) !== rev)) return "stale"
    const ids = change.entries.map(({ id }) => id)
    if (new Set(ids).size < ids.length || ids.some((id) => this.entries.has(id))) return "stale"
    for (const entry of change.entries) this.entries.set(entry.id, frozen(entry))
    for (const record of change.records)
      this.table(record.kind).set(record.id, frozen({ ...record, rev: record.rev + 1 }))
    for (const { kind, id } of change.gone) this.table(kind).delete(id)
    return "ok"
  }

  private table(kind: RecordKind): Map<string, DeskRecord> {
    const table = this.tables.get(kind) ?? new Map<string, DeskRecord>()
    this.tables.set(kind, table)
    return table
  }
}

/** A decision that writes into what it was shown would throw on it. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}
