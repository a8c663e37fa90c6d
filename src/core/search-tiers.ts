/** How large the pieces of the full-text index become. */
export interface IndexSizes {
  /** Entries taken in one step. */
  step: number
  /** Entries up to which what is newly written joins the youngest segment. */
  head: number
  /** So many segments of one tier become one of the next. */
  fan: number
  /** The last tier: its segments stay as they are, so that no merge takes longer than one of these. */
  top: number
}

/** Segments of 1,000, 4,000, 16,000 and 65,000 entries: a million lie in about 25, and each entry is written about five times. */
export const INDEX_SIZES: IndexSizes = { step: 500, head: 1_024, fan: 4, top: 4 }

/** The youngest segment, to which is added. */
export const HEAD = 0

/** Which segments are to become one: the oldest of the lowest tier that is full. Null: none. */
export function toMerge<S extends { id: number; tier: number }>(
  segments: readonly S[],
  { fan, top }: IndexSizes,
): S[] | null {
  for (let tier = HEAD + 1; tier < top; tier++) {
    const same = segments.filter((segment) => segment.tier === tier)
    if (same.length >= fan) return same.sort((a, b) => a.id - b.id).slice(0, fan)
  }
  return null
}
