import type { World } from "../world"

/** Something that falls due at a time (Unix milliseconds), and what is done then. What it does looks again: it may be over by then. */
export interface Deadline {
  at: number
  carryOut: () => Promise<unknown>
}

/** What of one kind is overdue, and when the next one falls due (Unix milliseconds; null: none is pending). */
export interface Due {
  overdue: Deadline[]
  next: number | null
}

/** Looks for the deadlines of one kind, as they stand at `now` (Unix milliseconds). */
export type Deadlines = (world: World, now: number) => Promise<Due>

/** Parts a list of deadlines, past and future. */
export const dueOf = (all: readonly Deadline[], now: number): Due => {
  const later = all.filter(({ at }) => at > now).map(({ at }) => at)
  return { overdue: all.filter(({ at }) => at <= now), next: later.length > 0 ? Math.min(...later) : null }
}
