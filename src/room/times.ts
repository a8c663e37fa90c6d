const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long, in the largest unit that fits: `40 s`, `4 min`, `3 h`, `2 days`. Takes milliseconds; a negative span is none. */
export function span(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / 1000))} s`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`
  const days = Math.floor(ms / DAY)
  return days === 1 ? "1 day" : `${days} days`
}

/** Seconds left until a time, counted as people do: the last second says 1. */
export const secondsLeft = (until: number, now: number) => Math.max(0, Math.ceil((until - now) / 1000))

const hours = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" })
const thisYear = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" })
const otherYear = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" })

/** Time of day as this browser writes it. */
export const clock = (at: number) => hours.format(at)

/** Time of day, with the day in front when it isn't today. */
export const clockOfDay = (at: number, now: number) =>
  sameDay(at, now) ? clock(at) : `${dayName(at, now)}, ${clock(at)}`

/** As `clockOfDay`, within a sentence. */
export const clockWithin = (at: number, now: number) => clockOfDay(at, now).replace(/^Yesterday/u, "yesterday")

/** Whether two times fall on one day here. */
export const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/** Name of a day: `Today`, `Yesterday`, `Monday, 3 March`, with the year when it is another one. */
export function dayName(at: number, now: number): string {
  if (sameDay(at, now)) return "Today"
  if (sameDay(at, now - DAY)) return "Yesterday"
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? thisYear : otherYear).format(at)
}
