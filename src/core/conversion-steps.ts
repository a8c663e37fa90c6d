import type { Conversion } from "./conversion"

/** Moves on the conversions that stand at `accepted`'s step before: the owner took the conversation they brought. */
export const acceptedNow = (conversions: readonly Conversion[], now: number): Conversion[] =>
  conversions.filter((c) => c.status === "arrived").map((c) => ({ ...c, status: "accepted", acceptedAt: now }))

/** The first reply since they were accepted went out. */
export const answeredNow = (conversions: readonly Conversion[], now: number): Conversion[] =>
  conversions
    .filter((c) => c.status === "accepted" || c.status === "arrived")
    .map((c) => ({ ...c, status: "answered", answeredAt: now }))

/** The conversation they brought was closed. */
export const closedNow = (conversions: readonly Conversion[], now: number): Conversion[] =>
  conversions.filter((c) => c.status !== "closed").map((c) => ({ ...c, status: "closed", closedAt: now }))
