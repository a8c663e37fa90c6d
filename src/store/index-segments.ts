import Dexie from "dexie"
import { packed, type WordRun } from "~core/search-block"
import { moved, type Segment, wordsMoved } from "~core/search-segment"
import type { DeskDb } from "./desk-db"
import { SEGMENT_TABLES, type SegmentRow } from "./indexing"

/** Entries of one row of places: few enough that one who is looked for costs little, and rows enough that a million are not too many. */
export const NEIGHBOURS = 64
/** Runs that are written before others have their turn: some milliseconds. */
const TURN = 32

/** What is gone from the entries, and up to which `seq` of what was forgotten that is said. */
export interface Gone {
  ids: ReadonlySet<string>
  upTo: number
}

/** Reads a segment whole. */
export async function readSegment(db: DeskDb, id: number): Promise<Segment> {
  const [places, runs] = await Promise.all([
    db.placeRuns.where("[segment+from]").between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    db.wordRuns.where("[segment+last]").between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
  ])
  return { ids: places.flatMap(({ ids }) => ids), ats: places.flatMap(({ ats }) => ats), runs }
}

/** Writes a segment, in a transaction over its tables; nothing when nobody stands in it. */
export async function writeSegment(
  db: DeskDb,
  { ids, ats, runs }: Omit<Segment, "runs"> & { runs: readonly WordRun[] },
  { tier, clean }: Pick<SegmentRow, "tier" | "clean">,
): Promise<void> {
  if (ids.length === 0) return
  const [newest = 0, oldest = 0] = [ats[0], ats.at(-1)]
  const segment = await db.segments.add({ tier, entries: ids.length, newest, oldest, clean })
  const places = Array.from({ length: Math.ceil(ids.length / NEIGHBOURS) }, (_, nth) => {
    const [from, to] = [nth * NEIGHBOURS, (nth + 1) * NEIGHBOURS]
    return { segment, from, ids: ids.slice(from, to), ats: ats.slice(from, to) }
  })
  await Promise.all([
    db.placeRuns.bulkAdd(places),
    db.wordRuns.bulkAdd(runs.map(({ last, bytes }) => ({ segment, last, bytes }))),
  ])
}

/** Takes segments away, in a transaction over their tables. */
export async function dropSegments(db: DeskDb, ids: readonly number[]): Promise<void> {
  await db.segments.bulkDelete([...ids])
  for (const id of ids) {
    await db.placeRuns.where("[segment+from]").between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await db.wordRuns.where("[segment+last]").between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
  }
}

/**
 * Makes one segment of several, without what is gone, and puts it in their place. What is read never changes, so it is read and put together
 * outside the transaction; a worker that dies meanwhile has changed nothing, and nothing is written if they were taken away by another hand.
 */
export async function rewriteSegments(
  db: DeskDb,
  rows: readonly SegmentRow[],
  tier: number,
  gone: Gone,
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const segments = await Promise.all(ids.map((id) => readSegment(db, id)))
  const { moves, ...places } = moved(segments, (id) => gone.ids.has(id))
  const words = wordsMoved(
    segments.map(({ runs }) => runs),
    moves,
  )
  const runs: WordRun[] = []
  for (const run of packed(words)) if (runs.push(run) % TURN === 0) await othersTurn()
  await db.transaction("rw", [...SEGMENT_TABLES], async () => {
    if ((await db.segments.bulkGet(ids)).includes(undefined)) return
    await dropSegments(db, ids)
    await writeSegment(db, { ...places, runs }, { tier, clean: gone.upTo })
  })
}

const othersTurn = () => new Promise<void>((resolve) => setTimeout(resolve))

/** The row of places that a place stands in, by its key. */
export const placeRunOf = (segment: number, place: number): [segment: number, from: number] => [
  segment,
  place - (place % NEIGHBOURS),
]
