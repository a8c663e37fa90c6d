/** Chance that can be repeated: the same seed gives the same input for ever (mulberry32). */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  /** True once in so many times. */
  once(times: number): boolean
}

export function chance(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * end)
  }
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    once: (times) => below(times) === 0,
  }
}
