/** Thrown by a commit when the team's desk can't be reached: nothing was written. */
export class DeskAway extends Error {
  override name = "DeskAway"
}

/** By its name: the worker and the team's engine each carry this file. */
export const isDeskAway = (error: unknown): boolean => error instanceof Error && error.name === "DeskAway"
