/** Where the rows of a long list stand, from what is known of their heights. */
export interface Layout {
  /** Top of every row, in px; one more entry than rows: the last is the whole height. */
  tops: number[]
}

/** At most this many cells are alive. */
export const most = 40
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
  return { from, to: Math.min(to, from + most) }
}

/**
 * Which cell shows which row, by id: rows that stay keep theirs, and rows that come take the cells of those that went,
 * so that the same nodes show other posts as one scrolls.
 */
export function reuse(before: ReadonlyMap<string, number>, ids: readonly string[]): Map<string, number> {
  const wanted = new Set(ids)
  const taken = new Set<number>()
  for (const [id, cell] of before) if (wanted.has(id)) taken.add(cell)
  const free = [...before.values()].filter((cell) => !taken.has(cell))
  const after = new Map<string, number>()
  let next = Math.max(-1, ...before.values()) + 1
  for (const id of ids) after.set(id, before.get(id) ?? free.shift() ?? next++)
  return after
}
