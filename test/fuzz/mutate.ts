import { HOSTILE, INHERITED } from "../hostile/corpus"
import type { Chance } from "./chance"

/** Turns real shapes into almost real ones: a few places of a value are changed as a bug, another version or an enemy would. */

const NUMBERS = [
  0,
  -0,
  -1,
  0.5,
  1e21,
  -1e21,
  2 ** 53,
  2 ** 31,
  1e-7,
  Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]
const TEXTS = ["", "0", "-1", "1e3", "9".repeat(30), "1-2", "1-2-3", "true", "null", "x", " ", "\u0000", "٣", "１２"]
const TIMES = [
  "2026-11-22T10:00:00.000Z",
  "2026-11-22T10:00:00Z",
  "2026-02-30T25:61:61Z",
  "+275760-09-13T00:00:00.001Z",
  "0",
]

/** Some value that doesn't belong here. */
export function junk(by: Chance, depth = 0): unknown {
  const kind = by.below(depth > 2 ? 7 : 10)
  if (kind === 0) return null
  if (kind === 1) return by.pick(NUMBERS)
  if (kind === 2) return by.once(2)
  if (kind === 3) return by.pick(TEXTS)
  if (kind === 4) return by.pick(TIMES)
  if (kind <= 6) return words(by)
  if (kind === 7) return Array.from({ length: by.below(4) }, () => junk(by, depth + 1))
  if (kind === 8) return deep(by.below(300), by.once(2))
  return withOwn({}, by.pick([...INHERITED, "id", "text"]), junk(by, depth + 1))
}

/** Words of the corpus, whole, cut or joined; sometimes long. */
export function words(by: Chance): string {
  const one = by.pick(HOSTILE)
  const kind = by.below(8)
  if (kind === 0) return one.slice(by.below(one.length + 1))
  if (kind === 1) return one + by.pick(HOSTILE)
  if (kind === 2) return one.repeat(1 + by.below(30)).slice(0, 3_000)
  if (kind === 3) return String.fromCharCode(...Array.from({ length: by.below(12) }, () => by.below(65_536)))
  return one
}

function deep(levels: number, list: boolean): unknown {
  let value: unknown = "deep"
  for (let n = 0; n < levels; n++) value = list ? [value] : { a: value }
  return value
}

/** Also `__proto__`, which an assignment would not make a field. */
function withOwn(object: object, name: string, value: unknown): object {
  return Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}

/** A copy of a real value in which one to four places were changed. */
export function mutated(by: Chance, sample: unknown): unknown {
  let value = structuredClone(sample)
  for (let n = 1 + by.below(4); n > 0; n--) value = changed(by, value)
  return value
}

/** Walks down to some place and changes it. */
function changed(by: Chance, value: unknown): unknown {
  if (typeof value !== "object" || value === null || by.once(6)) return instead(by, value)
  if (Array.isArray(value)) return changedList(by, value)
  const names = Object.keys(value)
  const name = by.pick(names.length > 0 ? names : ["id"])
  const kind = by.below(10)
  const fields = value as Record<string, unknown>
  if (kind === 0) delete fields[name]
  else if (kind === 1) withOwn(value, by.pick([...INHERITED, "extra", ""]), junk(by))
  else if (kind === 2) withOwn(value, name.toUpperCase(), fields[name])
  else if (kind === 3) withOwn(value, name, undefined)
  else withOwn(value, name, changed(by, fields[name]))
  return value
}

function changedList(by: Chance, list: unknown[]): unknown[] {
  const at = by.below(list.length || 1)
  const kind = by.below(8)
  if (kind === 0) return list.toSpliced(at, 1)
  if (kind === 1) return list.toSpliced(at, 0, junk(by))
  if (kind === 2) return [...list, ...list, ...list]
  if (kind === 3) return list.toReversed()
  return list.length > 0 ? list.with(at, changed(by, list[at])) : [junk(by)]
}

/** Another value in the place of this one: near it, or far from it. */
function instead(by: Chance, value: unknown): unknown {
  if (typeof value === "string" && by.once(2)) return textChanged(by, value)
  if (typeof value === "number" && by.once(2)) return by.pick([-value, value * 1_000, value + 0.5, String(value)])
  if (by.once(8)) return [value]
  return junk(by)
}

/** A text with something put in, taken out, doubled or turned. */
export function textChanged(by: Chance, text: string): string {
  const at = by.below(text.length + 1)
  const end = at + by.below(8)
  const kind = by.below(7)
  if (kind === 0) return text.slice(0, at) + text.slice(end)
  if (kind === 1) return text.slice(0, at) + words(by) + text.slice(at)
  if (kind === 2) return text.slice(0, end) + text.slice(at)
  if (kind === 3) return text.slice(0, at) + String.fromCharCode(by.below(65_536)) + text.slice(at + 1)
  if (kind === 4) return by.once(2) ? text.toUpperCase() : [...text].reverse().join("")
  if (kind === 5) return text.repeat(1 + by.below(6))
  return by.pick(TEXTS)
}
