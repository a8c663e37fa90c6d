/** Days a report is of, by this browser's calendar. */
export type Range = { of: "today" | "7 days" | "30 days" } | { of: "own"; first: string; last: string }

const DAYS = { today: 1, "7 days": 7, "30 days": 30 } as const

/** From when (included) to when (not), in Unix milliseconds. Null: own days that are none, or the last before the first. */
export function timesOf(range: Range, now: number): { from: number; to: number } | null {
  if (range.of !== "own") {
    const tomorrow = midnight(now, 1)
    return { from: midnight(now, 1 - DAYS[range.of]), to: tomorrow }
  }
  const [first, last] = [localDay(range.first), localDay(range.last)]
  return first === null || last === null || last < first ? null : { from: first, to: midnight(last, 1) }
}

/** Midnight here, `days` after the day of `at`: by the calendar, since a day may have 23 or 25 hours. */
function midnight(at: number, days: number): number {
  const day = new Date(at)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()
}

function localDay(written: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(written) ?? []
  const at = year && month && day ? new Date(Number(year), Number(month) - 1, Number(day)).getTime() : Number.NaN
  return Number.isFinite(at) ? at : null
}

/** A day as date inputs write it: `2026-11-22`. */
export function writtenDay(at: number): string {
  const day = new Date(at)
  const two = (number: number) => String(number).padStart(2, "0")
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
