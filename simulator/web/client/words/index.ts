import type { Language } from "../../wire"
import { boot } from "../boot"
import { ar } from "./ar"
import { de } from "./de"
import { en, type Words } from "./en"
import { ja } from "./ja"

const all: Record<Language, Words> = { en, de, ja, ar }

/** The labels of this page. */
export const words = all[boot.language]

/** A count as X shortens it: 5046 is 5K. */
export const short = (count: number) =>
  new Intl.NumberFormat(boot.language, { notation: "compact", maximumFractionDigits: count < 100_000 ? 1 : 0 }).format(
    count,
  )

/** How long ago, as X's timelines say it: 45s, 12m, 3h, then the day. */
export function ago(at: number, now: number): string {
  const seconds = Math.max(1, Math.floor((now - at) / 1000))
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(boot.language, { style: "unit", unit: name, unitDisplay: "narrow" }).format(value)
  if (seconds < 60) return unit(seconds, "second")
  if (seconds < 3600) return unit(Math.floor(seconds / 60), "minute")
  if (seconds < 86_400) return unit(Math.floor(seconds / 3600), "hour")
  return new Intl.DateTimeFormat(boot.language, { month: "short", day: "numeric" }).format(at)
}

/** The full time under an opened post. */
export function fullTime(at: number): string {
  const time = new Intl.DateTimeFormat(boot.language, { timeStyle: "short" }).format(at)
  const day = new Intl.DateTimeFormat(boot.language, { dateStyle: "medium" }).format(at)
  return `${time} · ${day}`
}
