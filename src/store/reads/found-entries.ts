import Dexie from "dexie"
import { placesIn } from "~core/search-block"
import { firstOf, keepBoth, mark, noPlaces, type Places } from "~core/search-places"
import type { DeskDb } from "../desk-db"
import { placeRunOf } from "../index-segments"
import type { SegmentRow } from "../indexing"
import { SEGMENT_TABLES } from "../indexing"

/** Who may say what is looked for, and when: what stands in the entries decides. */
export interface FoundPlace {
  id: string
  at: number
}

/** Segments that are looked through first, and then at once: what is said often is found in the youngest, what is said seldom has short lists. */
const GROUPS = [4, 32]
/** Runs of one beginning that are read first: most beginnings end in them. */
const RUNS = 2

/** The newest entries, at most so many, that may say a word with each of these beginnings; fewer: there are no more. Stops with the signal. */
export function findNewest(
  db: DeskDb,
  terms: readonly string[],
  most: number,
  asked?: AbortSignal,
): Promise<FoundPlace[]> {
  // In one transaction: a segment that becomes part of another meanwhile is there to its end.
  return db.transaction("r", [...SEGMENT_TABLES], async () => {
    const segments = (await db.segments.toArray()).sort((a, b) => b.newest - a.newest)
    const found = new Map<string, FoundPlace>()
    for (let rest = segments, nth = 0; rest.length > 0; nth++) {
      asked?.throwIfAborted()
      const size = GROUPS[nth] ?? Number.POSITIVE_INFINITY
      await readNewest(db, await placesOf(db, rest.slice(0, size), terms, most), most, found, asked)
      rest = rest.slice(size).filter((segment) => !isEnough([...found.values()], most, segment))
    }
    return [...found.values()].sort(newestFirst).slice(0, most)
  })
}

const newestFirst = (a: FoundPlace, b: FoundPlace) => b.at - a.at || (a.id < b.id ? -1 : 1)

/** Whether so many are found that nothing in this segment, or behind it, can be among them. */
function isEnough(found: readonly FoundPlace[], most: number, next: SegmentRow | undefined): boolean {
  if (found.length < most || !next) return false
  const newer = found.filter(({ at }) => at > next.newest).length
  return newer >= most
}

interface InSegment {
  segment: SegmentRow
  places: number[]
}

/**
 * Where in each segment; of many places, the newest. The first term is the longest, so mostly the rarest: where it leaves no more entries than
 * are asked for, each is looked at rather than reading where the other words are said.
 */
async function placesOf(db: DeskDb, group: readonly SegmentRow[], terms: readonly string[], most: number) {
  const [first = "", ...others] = terms
  const sets = await Promise.all(group.map((segment) => placesOfTerm(db, segment, first)))
  const counted = sets.map((set) => firstOf(set, most).length)
  if (others.length > 0 && counted.reduce((sum, count) => sum + count, 0) >= most)
    await Promise.all(
      sets.flatMap((set, nth) =>
        others.map(async (term) => {
          const segment = group[nth]
          if (segment && counted[nth]) keepBoth(set, await placesOfTerm(db, segment, term))
        }),
      ),
    )
  return group.map((segment, nth): InSegment => ({ segment, places: firstOf(sets[nth] ?? noPlaces(0), most) }))
}

async function placesOfTerm(db: DeskDb, { id, entries }: SegmentRow, term: string): Promise<Places> {
  const places = noPlaces(entries)
  const tell = (place: number) => mark(places, place)
  const runs = (from: string, to: string | typeof Dexie.maxKey, above: boolean) =>
    db.wordRuns.where("[segment+last]").between([id, from], [id, to], !above, true)
  const first = await runs(term, Dexie.maxKey, false).limit(RUNS).toArray()
  for (const { bytes } of first) placesIn(bytes, term, tell)
  const last = first[RUNS - 1]?.last
  if (last === undefined || !last.startsWith(term)) return places
  // All the others at once, and the one in which this beginning ends.
  const end = term + LAST
  const others = await Promise.all([runs(last, end, true).toArray(), runs(end, Dexie.maxKey, true).limit(1).toArray()])
  for (const { bytes } of others.flat()) placesIn(bytes, term, tell)
  return places
}

/** Stands behind whatever else follows a beginning: no letter is written so. */
const LAST = "\uffff"

/** Reads who stands at the newest of these places, segment by segment, no further than needed. */
async function readNewest(
  db: DeskDb,
  group: readonly InSegment[],
  most: number,
  found: Map<string, FoundPlace>,
  asked?: AbortSignal,
): Promise<void> {
  let next = 0
  while (next < group.length && !isEnough([...found.values()], most, group[next]?.segment)) {
    asked?.throwIfAborted()
    const wanted: [number, number][] = []
    do {
      const { segment, places } = group[next++] ?? { segment: null, places: [] }
      for (const place of places) if (segment) wanted.push([segment.id, place])
    } while (next < group.length && found.size + wanted.length < most)
    for (const one of await whoStandsAt(db, wanted)) found.set(one.id, one)
  }
}

async function whoStandsAt(db: DeskDb, wanted: readonly [segment: number, place: number][]): Promise<FoundPlace[]> {
  const keys = new Map(
    wanted.map(([segment, place]) => {
      const key = placeRunOf(segment, place)
      return [key.join(), key]
    }),
  )
  const runs = await db.placeRuns.bulkGet([...keys.values()])
  const byKey = new Map(runs.map((run) => [`${run?.segment},${run?.from}`, run]))
  return wanted.flatMap(([segment, place]) => {
    const run = byKey.get(placeRunOf(segment, place).join())
    const [id, at] = [run?.ids[place - run.from], run?.ats[place - run.from]]
    return id !== undefined && at !== undefined ? [{ id, at }] : []
  })
}
