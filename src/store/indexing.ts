import type { Change } from "~core/change"
import type { Entry, EntryType } from "~core/entry"

/** Something whose words have changed and are not in the full-text index yet; written in the commit that changed them, so that none is missed. */
export interface Unindexed {
  /** Counts up by itself: first changed, first indexed. */
  seq: number
  of: "entry" | "customer"
  id: string
}

/** A piece of the full-text index: some thousand entries, newest first. Its rows are never changed, only replaced by those of another. */
export interface SegmentRow {
  id: number
  /** 0: the youngest, to which is added; the higher, the larger. */
  tier: number
  entries: number
  /** When its newest and its oldest entry were said (Unix milliseconds). */
  newest: number
  oldest: number
  /** Everything that was forgotten up to this `seq` has left it. */
  clean: number
}

/** Some words of a segment, in their order, with the places they are said at (core/search-block.ts). */
export interface WordRunRow {
  segment: number
  /** The last of its words: the first run whose last is not below a beginning is where it may begin. */
  last: string
  bytes: Uint8Array
}

/** Who stands at some neighbouring places of a segment. */
export interface PlaceRunRow {
  segment: number
  /** The first of these places. */
  from: number
  ids: string[]
  ats: number[]
}

/** An entry that was emptied or is gone, while its words still have to leave the segments. */
export interface Forgotten {
  /** Counts up by itself. */
  seq: number
  id: string
  /** When it was said; null: it is gone with its row. */
  at: number | null
}

/** The words of one customer: names, handle, contact details. */
export interface CustomerWords {
  id: string
  /** Newest message of their latest conversation when this was written, as a negative number: the newest stand first. */
  ago: number
  words: string[]
}

/** How the full-text index stands. One row. */
export interface Indexing {
  id: "search"
  /** Somebody stopped it: it goes on from where it is when told to. */
  stopped: boolean
  /** The whole is being indexed anew. Null: it only trails what is written. */
  rebuild: Rebuild | null
}

/** Where a rebuild is: everything up to these ids is done (null: nothing yet). */
export interface Rebuild {
  doing: "customers" | "entries"
  upTo: string | null
  done: number
  /** Rows when it began; null until it has counted. */
  total: number | null
}

/** Everything is to be indexed anew, from the start. */
export const REBUILD: Indexing = {
  id: "search",
  stopped: false,
  rebuild: { doing: "customers", upTo: null, done: 0, total: null },
}

/** The tables that a segment lies in. */
export const SEGMENT_TABLES = ["segments", "wordRuns", "placeRuns"] as const

/** The full-text index and what it is made by: never exported, always made again. */
export const INDEX_TABLES = [
  "unindexed",
  "segments",
  "wordRuns",
  "placeRuns",
  "forgotten",
  "names",
  "indexing",
] as const

const FINDABLE = new Set<EntryType>(["message in", "message out", "message from X", "note"])

/** What can be found in an entry; empty when nothing (a line that isn't said by anybody, or emptied). */
export function findable(entry: Entry): string {
  if (entry.emptied || !FINDABLE.has(entry.type)) return ""
  return "text" in entry ? entry.text : ""
}

/** What a change says to the index, for the same transaction. */
export function unindexedOf({ entries, records, gone, emptied }: Change): Omit<Unindexed, "seq">[] {
  const customers = [...records, ...gone].filter(({ kind }) => kind === "customer")
  return [
    ...entries.filter(findable).map(({ id }) => ({ of: "entry" as const, id })),
    ...emptied.map(({ entry }) => ({ of: "entry" as const, id: entry })),
    ...customers.map(({ id }) => ({ of: "customer" as const, id })),
  ]
}
