import type { Conversion, ConversionStatus } from "./conversion"

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

/** One step in the life of a link: when (Unix milliseconds), and which colleague did it where one did. */
export interface Step {
  step: ConversionStatus
  at: number
  by: string | null
}

/** The life of a link so far, first step first; `owner` is the name of whoever owns the conversation it brought. */
export function stepsOf(conversion: Conversion, owner: string | null): Step[] {
  const { draftedAt, postedAt, arrivedAt, acceptedAt, answeredAt, closedAt, byName } = conversion
  const steps: [ConversionStatus, number | null, string | null][] = [
    ["drafted", draftedAt, byName],
    ["posted", postedAt, byName],
    ["arrived", arrivedAt, null],
    ["accepted", acceptedAt, owner],
    ["answered", answeredAt, owner],
    ["closed", closedAt, owner],
  ]
  return steps.flatMap(([step, at, by]) => (at === null ? [] : [{ step, at, by }]))
}

/** When the last of its steps was (Unix milliseconds). */
export const stepAt = (conversion: Conversion): number => Math.max(...stepsOf(conversion, null).map(({ at }) => at))
