/** Chance that can be had again: the same seed gives the same choices. */
export interface Chance {
  /** From 0 up to, and not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in this share of cases (0 to 1). */
  often(share: number): boolean
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T
  /** Another chance that goes its own way, so that two who choose don't disturb each other. */
  fork(): Chance
}

/** Mulberry32: small, and good enough to break things with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    often: (share) => next() < share,
    pick: (list) => list[between(0, list.length - 1)] as (typeof list)[number],
    fork: () => chanceOf(between(0, 2 ** 31)),
  }
}
