const HOUR = 3_600_000
/** When a working day begins here. */
const MORNING = 9

/** Times one may want a conversation back at, from `now` (Unix milliseconds, this computer's time zone). */
export const remindTimes = (now: number): { says: string; at: number }[] => [
  { says: "In 1 hour", at: now + HOUR },
  { says: "In 3 hours", at: now + 3 * HOUR },
  { says: "Tomorrow morning", at: daysOn(now, 1, MORNING) },
  { says: "In a week", at: daysOn(now, 7) },
]

/** So many days on, at that hour or at the same time of day: a day with a changed clock is a day all the same. */
function daysOn(now: number, days: number, hour?: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  if (hour !== undefined) day.setHours(hour, 0, 0, 0)
  return day.getTime()
}

/** A time as `datetime-local` has it, by the minute, in this computer's time zone. */
export function asTyped(at: number): string {
  const here = new Date(at)
  const two = (n: number) => String(n).padStart(2, "0")
  const day = `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`
  return `${day}T${two(here.getHours())}:${two(here.getMinutes())}`
}
