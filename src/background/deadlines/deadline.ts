import type { World } from "../world"

/** Something that falls due at a time (Unix milliseconds), and what is done then. What it does looks again: it may be over by then. */
export interface Deadline {
  at: number
  carryOut: () => Promise<unknown>
}

/** Lists every deadline of one kind, past and future. */
export type Deadlines = (world: World) => Promise<Deadline[]>
