import type { Change } from "~core/change"
import type { Entry } from "~core/entry"
import type { ConversationId, EntryId } from "~core/ids"
import type { DeskRecord } from "~core/records"
import type { DeskDb } from "~store/desk-db"
import { mediaFilesOf } from "~store/empty-entry"
import { unindexedOf } from "~store/indexing"
import { placeKey } from "~store/placed"
import { TABLE_OF } from "~store/tables"
import type { Arrived } from "./arrived"
import { keepOdd } from "./keep-odd"
import { noteSeen } from "./seen"

type OfRecord = Extract<Arrived, { of: "record" }>
type OfEntry = Extract<Arrived, { of: "entry" }>

/** Before the ids of entries, among the places: those that were emptied while what was said may still be laid by. */
export const EMPTIED_PLACES = placeKey("entry", "")

/**
 * Writes what arrived into the desk, with how far the copy is then (`position`; null: what was taken out of turn doesn't move it): one
 * transaction, so that a browser that dies has both or neither. Taking the same in twice, or older after newer, changes nothing.
 * `begun`: from here on whoever reads reads it.
 */
export async function takeIn(
  db: DeskDb,
  arrived: readonly Arrived[],
  position: number | null,
  begun: () => void = () => {},
): Promise<void> {
  await db.transaction("rw", [...tablesOf(arrived), "unindexed"], async () => {
    begun()
    const { records, entries } = await writeIn(db, arrived)
    await db.unindexed.bulkAdd(unindexedOf(saidBy(records, entries)))
    await noteEmptied(db, entries)
    if (position !== null) await db.replica.update("team", { position })
  })
}

/** The tables that writing this asks for. */
export function tablesOf(arrived: readonly Arrived[]): string[] {
  const tables = arrived.flatMap((one) => (one.of === "record" ? TABLE_OF[one.kind] : []))
  const beside = [
    ...(goes(arrived) ? ["drafts", "files", "sends"] : []),
    ...(arrived.some(({ of }) => of === "odd") ? ["quarantine", "turnedAway"] : []),
  ]
  return [...new Set([...tables, ...beside, "entries", "placed", "replica"])]
}

/** Writes it, in a transaction over its tables, and says what of it was news. */
export async function writeIn(
  db: DeskDb,
  arrived: readonly Arrived[],
): Promise<{ records: readonly OfRecord[]; entries: readonly OfEntry[] }> {
  const records = await freshOf(db, newestOf(arrived.filter((one) => one.of === "record")))
  const entries = newestOf(arrived.filter((one) => one.of === "entry"))
  const odd = arrived.filter((one) => one.of === "odd")
  await Promise.all([writeRecords(db, records), writeEntries(db, entries), keepOdd(db, odd)])
  noteSeen(db, records)
  return { records, entries }
}

/** What is laid by must not bring the words back: there is no place of an entry otherwise, since there is nothing newer than what was said. */
async function noteEmptied(db: DeskDb, entries: readonly OfEntry[]): Promise<void> {
  const emptied = entries.filter((one) => one.emptied)
  if (emptied.length === 0 || (await db.replica.get("team"))?.layBy === undefined) return
  await db.placed.bulkPut(emptied.map(({ id, seq }) => ({ key: EMPTIED_PLACES + id, seq })))
}

/** Of each thing the newest only: what came between is seen by nobody. */
function newestOf<T extends OfRecord | OfEntry>(arrived: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const one of arrived) {
    const key = one.of === "record" ? placeKey(one.kind, one.id) : one.id
    if (one.seq >= (newest.get(key)?.seq ?? 0)) newest.set(key, one)
  }
  return [...newest.values()]
}

const goes = (arrived: readonly Arrived[]): boolean =>
  arrived.some((one) => (one.of === "record" && one.row === null) || (one.of === "entry" && one.emptied))

async function freshOf(db: DeskDb, records: readonly OfRecord[]): Promise<OfRecord[]> {
  if (records.length === 0) return []
  const places = await db.placed.bulkGet(records.map(({ kind, id }) => placeKey(kind, id)))
  return records.filter(({ seq }, n) => seq > (places[n]?.seq ?? 0))
}

async function writeRecords(db: DeskDb, records: readonly OfRecord[]): Promise<void> {
  if (records.length === 0) return
  const rows = byKind(records)
  const talks = new Set(goneOf(rows.get("conversation") ?? []))
  await Promise.all([
    db.placed.bulkPut(records.map(({ kind, id, seq }) => ({ key: placeKey(kind, id), seq }))),
    ...[...rows].map(([kind, some]) => db.tableOf(kind).bulkPut(some.flatMap(({ row }) => row ?? []))),
    ...[...rows].map(([kind, some]) => letGo(db, kind, goneOf(some), talks)),
  ])
}

const goneOf = (records: readonly OfRecord[]): string[] => records.filter(({ row }) => row === null).map(({ id }) => id)

function byKind(records: readonly OfRecord[]): Map<DeskRecord["kind"], OfRecord[]> {
  const all = new Map<DeskRecord["kind"], OfRecord[]>()
  for (const one of records) {
    const some = all.get(one.kind)
    if (some) some.push(one)
    else all.set(one.kind, [one])
  }
  return all
}

/**
 * What goes takes with it what lies beside it in this browser; `talks`: the conversations that go. A send that goes alone was taken back, and
 * its file is to be attached again: whoever doesn't want it forgets it with the other files that nothing names (`forgetFiles`).
 */
async function letGo(
  db: DeskDb,
  kind: DeskRecord["kind"],
  ids: readonly string[],
  talks: ReadonlySet<string>,
): Promise<void> {
  if (ids.length === 0) return
  if (kind === "conversation") await db.drafts.bulkDelete(ids as ConversationId[])
  if (kind === "send") {
    const sends = await db.sends.where("id").anyOf(ids).toArray()
    const files = sends.filter(({ conversation }) => talks.has(conversation))
    await db.files.bulkDelete(files.flatMap(({ attachment }) => attachment?.file ?? []))
  }
  await db.tableOf(kind).bulkDelete([...ids])
}

async function writeEntries(db: DeskDb, entries: readonly OfEntry[]): Promise<void> {
  const emptied = entries.filter((one) => one.emptied)
  if (emptied.length > 0) {
    const stood = await db.entries.bulkGet(emptied.map(({ id }) => id as EntryId))
    await db.files.bulkDelete(stood.flatMap((row) => (row ? mediaFilesOf(row) : [])))
    await db.entries.bulkDelete(emptied.filter(({ row }) => row === null).map(({ id }) => id as EntryId))
  }
  await db.entries.bulkPut(entries.flatMap(({ row }) => row ?? []))
}

/** What arrived, as the change that the index is told of. */
function saidBy(records: readonly OfRecord[], entries: readonly OfEntry[]): Change {
  const rows = (of: readonly OfEntry[]): Entry[] => of.flatMap(({ row }) => row ?? [])
  return {
    entries: rows(entries.filter(({ emptied }) => !emptied)),
    records: records.flatMap(({ row }) => row ?? []),
    guards: [],
    gone: records.filter(({ row }) => row === null).map(({ kind, id }) => ({ kind, id, rev: 0 })),
    emptied: entries.filter(({ emptied }) => emptied).map(({ id }) => ({ entry: id as EntryId, because: "retention" })),
  }
}
