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
  /** How far X's clock is ahead of the one that all share: a team's server's, else this computer's. In milliseconds. */
  beyond: () => number
  /** A team's server says what time it is, and somebody of the team by how much X's clock was beyond that. */
  share: (serverNow: number, beyond: number) => void
  /** What an earlier worker had heard. */
  restore: (ahead: number) => void
}

/** A clock that goes by this computer's until X has spoken. */
export function xClock(here: () => number = Date.now): Clock {
  let ahead = 0
  let common = 0
  const hear = (xNow: number | null) => {
    if (xNow === null) return
    const off = xNow - here()
    ahead = Math.abs(off) < SAME_MS ? 0 : off
  }
  return {
    now: () => here() + ahead,
    ahead: () => ahead,
    beyond: () => ahead - common,
    share: (serverNow, beyond) => {
      common = serverNow - here()
      hear(serverNow + beyond)
    },
    restore: (known) => {
      ahead = known
      common = 0
    },
    hear,
  }
}
