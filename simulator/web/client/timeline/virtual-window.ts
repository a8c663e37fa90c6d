/** Where the rows of a long list stand, from what is known of their heights. */
export interface Layout {
  /** Top of every row, in px; one more entry than rows: the last is the whole height. */
  tops: number[]
}

/** At most this many cells are alive; a cell of the pool shows one row after another. */
export const poolSize = 40
/** At least this many, when there are so many. */
export const fewest = 20

/** Adds up heights; a row that was never measured counts as `guess`. */
export function layout(ids: readonly string[], heights: ReadonlyMap<string, number>, guess: number): Layout {
  const tops = [0]
  let top = 0
  for (const id of ids) {
    top += heights.get(id) ?? guess
    tops.push(top)
  }
  return { tops }
}

/** The row that stands at this height; the last one at or below its end. */
export function rowAt({ tops }: Layout, y: number): number {
  let low = 0
  let high = tops.length - 2
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The rows to keep alive, `to` excluded: what is seen, as much around it, and never outside 20 to 40. */
export function windowOf(where: Layout, scroll: number, height: number): { from: number; to: number } {
  const count = where.tops.length - 1
  if (count <= 0) return { from: 0, to: 0 }
  const around = height
  let from = rowAt(where, Math.max(0, scroll - around))
  let to = Math.min(count, rowAt(where, scroll + height + around) + 1)
  while (to - from < Math.min(fewest, count)) {
    if (to < count) to += 1
    if (from > 0 && to - from < fewest) from -= 1
  }
  return { from, to: Math.min(to, from + poolSize) }
}

/** The cell of the pool that shows a row: as the list moves on, the same cell shows another post. */
export function slotOf(index: number): number {
  return index % poolSize
}
