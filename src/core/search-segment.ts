import { type Posting, packed, unpacked, type WordRun } from "./search-block"

/** One entry that can be found, with its words. */
export interface Said {
  id: string
  /** Unix milliseconds. */
  at: number
  words: readonly string[]
}

/** A piece of the full-text index: who stands at which place, newest first, and at which places each word is said. */
export interface Segment {
  ids: string[]
  /** When each was said, as `ids`: never ascending. */
  ats: number[]
  runs: Pick<WordRun, "bytes">[]
}

/** Makes a segment of entries in any order; of an entry that comes twice, the first stays. */
export function segmentOf(said: readonly Said[]): Omit<Segment, "runs"> & { runs: WordRun[] } {
  const each = [...new Map(said.map((one) => [one.id, one])).values()].sort(newestFirst)
  const places = new Map<string, number[]>()
  for (const [place, { words }] of each.entries())
    for (const word of words) {
      const known = places.get(word)
      if (known) known.push(place)
      else places.set(word, [place])
    }
  const postings = [...places].map(([word, places]): Posting => ({ word, places }))
  postings.sort((a, b) => (a.word < b.word ? -1 : 1))
  return { ids: each.map(({ id }) => id), ats: each.map(({ at }) => at), runs: [...packed(postings)] }
}

const newestFirst = (a: Pick<Said, "id" | "at">, b: Pick<Said, "id" | "at">) => b.at - a.at || (a.id < b.id ? -1 : 1)

/** Who stands where when several segments become one, and where each place of each of them went (-1: it is no more). */
export interface Moved {
  ids: string[]
  ats: number[]
  moves: Int32Array[]
}

/** Puts the entries of several segments in one order; leaves out what is gone, and whoever stands in two of them once. */
export function moved(segments: readonly Pick<Segment, "ids" | "ats">[], isGone: (id: string) => boolean): Moved {
  const next = segments.map(() => 0)
  const moves = segments.map(({ ids }) => new Int32Array(ids.length).fill(-1))
  const [ids, ats, seen] = [[] as string[], [] as number[], new Set<string>()]
  for (let from = newestOf(segments, next); from >= 0; from = newestOf(segments, next)) {
    const place = next[from] ?? 0
    const id = segments[from]?.ids[place] ?? ""
    next[from] = place + 1
    if (seen.has(id) || isGone(id)) continue
    seen.add(id)
    const into = moves[from]
    if (into) into[place] = ids.length
    ids.push(id)
    ats.push(segments[from]?.ats[place] ?? 0)
  }
  return { ids, ats, moves }
}

/** Whose next entry is the newest; -1: nobody has one left. */
function newestOf(segments: readonly Pick<Segment, "ids" | "ats">[], next: readonly number[]): number {
  let newest = -1
  let at = Number.NEGATIVE_INFINITY
  for (const [nth, { ids, ats }] of segments.entries()) {
    const place = next[nth] ?? 0
    const here = ats[place] ?? 0
    if (place >= ids.length || (newest >= 0 && here <= at)) continue
    newest = nth
    at = here
  }
  return newest
}

/** The words of several segments in one order, with their places as they were moved. Made as it is read: all of it never lies in memory. */
export function* wordsMoved(all: readonly Segment["runs"][], moves: readonly Int32Array[]): Generator<Posting> {
  const readers = all.map(unpackAll)
  const heads = readers.map((reader) => reader.next().value ?? null)
  while (heads.some((head) => head !== null)) {
    const word = heads.reduce<string | null>(
      (least, head) => (head && (least === null || head.word < least) ? head.word : least),
      null,
    )
    const places: number[] = []
    for (const [nth, head] of heads.entries()) {
      if (head?.word !== word) continue
      for (const place of head.places) {
        const to = moves[nth]?.[place] ?? -1
        if (to >= 0) places.push(to)
      }
      heads[nth] = readers[nth]?.next().value ?? null
    }
    if (places.length > 0 && word !== null) yield { word, places: ascending(places) }
  }
}

function* unpackAll(runs: Segment["runs"]): Generator<{ word: string; places: number[] }, undefined> {
  for (const { bytes } of runs) yield* unpacked(bytes)
}

function ascending(places: number[]): number[] {
  for (let at = 1; at < places.length; at++)
    if ((places[at] ?? 0) < (places[at - 1] ?? 0)) return places.sort((a, b) => a - b)
  return places
}
