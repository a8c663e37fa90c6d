import type { Change, Guard } from "~core/change"
import type { Entry } from "~core/entry"
import type { DeskRecord } from "~core/records"
import { placeKey } from "~store/placed"
import { EMPTIED, GONE, OPEN } from "./arrived"
import type { Part } from "./atomic"
import { ofCheck, ofEntry, ofRecord, token } from "./subjects"

/** Something that has to stand where it stands, beside what a change says itself: that a lease has not changed hands. */
export interface Fence {
  filter: string
  seq: number
}

/** An entry to be emptied: where its message stands, and what is left of it (null: nothing). */
export interface Emptying {
  subject: string
  seq: number
  left: Entry | null
}

/** What a change has to know of the stream to be written there. */
export interface Ground {
  writer: string
  /** Where each record and guard stands, by `placeKey`; nothing: 0. */
  seqs: ReadonlyMap<string, number>
  fences: readonly Fence[]
  /** Older words of others on the records of this change, to be written over as well, by `placeKey`. */
  older: ReadonlyMap<string, readonly string[]>
}

/**
 * The batch that a change is: checks, then lines, then records, so that the last part is always something a replica takes in. The server
 * checks one thing per message: what is only guarded is carried by messages of its own, which the next change writes over.
 */
export function partsOf(change: Change, ground: Ground): Part[] {
  const written = [...change.records, ...change.gone]
  const own = new Set(written.map(({ kind, id }) => placeKey(kind, id)))
  const guards = new Map(change.guards.map((guard) => [placeKey(guard.kind, guard.id), guard]))
  const checked = [...guards].filter(([key]) => !own.has(key)).map(([, guard]) => expectedOf(guard, ground))
  const checks = [...checked, ...ground.fences].map((expected, n) => ({
    subject: ofCheck(ground.writer, n),
    body: "",
    expected,
  }))
  const entries = change.entries.map((entry) => {
    const { subject, filter } = ofEntry(entry.id, ground.writer)
    return { subject, body: JSON.stringify(entry), expected: { filter, seq: 0 } }
  })
  const records = change.records.flatMap((record) => recordParts(record, said(record), ground))
  return [...checks, ...entries, ...records, ...change.gone.flatMap((one) => recordParts(one, NOTHING, ground))]
}

/** The parts that empty some entries: what is left takes the place of what was said, under the same subject. */
export function emptyingParts(emptyings: readonly Emptying[]): Part[] {
  return emptyings.map(({ subject, seq, left }) => ({
    subject,
    body: left ? JSON.stringify(left) : "",
    expected: { filter: filterOf(subject), seq },
    says: left ? { [EMPTIED]: "1" } : NOTHING.says,
  }))
}

const expectedOf = ({ kind, id }: Pick<Guard, "kind" | "id">, { writer, seqs }: Ground) => ({
  filter: ofRecord(kind, id, writer).filter,
  seq: seqs.get(placeKey(kind, id)) ?? 0,
})

function recordParts(one: Guard, said: Omit<Part, "subject">, ground: Ground): Part[] {
  const { subject } = ofRecord(one.kind, one.id, ground.writer)
  const older = (ground.older.get(placeKey(one.kind, one.id)) ?? []).filter((other) => other !== subject)
  const [first, ...more]: Part[] = [...older.map((other) => ({ subject: other, ...NOTHING })), { subject, ...said }]
  return first ? [{ ...first, expected: expectedOf(one, ground) }, ...more] : []
}

/** What says that nothing is here any more. */
const NOTHING = { body: "", says: { [GONE]: "1" } }

function said(record: DeskRecord): Omit<Part, "subject"> {
  const body = JSON.stringify({ ...record, rev: record.rev + 1 })
  const customer = openWorkOf(record)
  return customer === null ? { body } : { body, says: { [OPEN]: token(customer) } }
}

/** Whose work a record is, while it isn't done: a new member takes that in first. */
function openWorkOf(record: DeskRecord): string | null {
  if (record.kind === "conversation") return record.status === "Closed" ? null : record.customer
  if (record.kind === "send") return record.status === "sent" || record.status === "dropped" ? null : record.customer
  return null
}

/** The filter that this subject is checked over. */
const filterOf = (subject: string): string =>
  subject.startsWith("log.of.") ? subject.replace(/\.[^.]+$/u, ".*") : subject
