/** Below this X's clock and ours count as one: its Date header has whole seconds. */
const SAME_MS = 2_000

/** The worker's clock: this computer's, moved to X's as soon as X has said what time it is. Every window uses X's own times (product.md §6). */
export interface Clock {
  /** Unix milliseconds by X's clock. */
  now: () => number
  /** X says what time it is. */
  hear: (xNow: number | null) => void
  /** How far X's clock is ahead of this computer's, in milliseconds. */
  ahead: () => number
  /** What an earlier worker had heard. */
  restore: (ahead: number) => void
}

/** A clock that goes by this computer's until X has spoken. */
export function xClock(here: () => number = Date.now): Clock {
  let ahead = 0
  return {
    now: () => here() + ahead,
    ahead: () => ahead,
    restore: (known) => {
      ahead = known
    },
    hear: (xNow) => {
      if (xNow === null) return
      const off = xNow - here()
      ahead = Math.abs(off) < SAME_MS ? 0 : off
    },
  }
}
