import { clock, sameDay } from "~room/times"

const DAY = 86_400_000
const weekday = new Intl.DateTimeFormat("en", { weekday: "short" })
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" })
const dayOfYear = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" })

/** A time to come, as short as it can be told: `16:30`, `tomorrow 9:00`, `Mon 9:00`, `29 Nov, 16:30`. */
export function when(at: number, now: number): string {
  if (sameDay(at, now)) return clock(at)
  if (sameDay(at, now + DAY)) return `tomorrow ${clock(at)}`
  if (at > now && at - now < 6 * DAY) return `${weekday.format(at)} ${clock(at)}`
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return `${(sameYear ? day : dayOfYear).format(at)}, ${clock(at)}`
}
