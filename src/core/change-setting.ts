import { change, type Decided, refuse } from "./change"
import type { SettingsRecord } from "./records"
import type { Refusal } from "./refusal"
import { DEFAULT_SETTINGS, MOST_WORDINGS, RANGES, type Settings, WORDING_LIMIT } from "./settings"

/** What a setting can be set to. */
export type SettingValue = Settings[keyof Settings]

/** Changes one setting by name. Out of its range, or a standard capacity above the maximum, changes nothing. */
export function changeSetting(record: SettingsRecord, name: string, value: SettingValue): Decided {
  if (!isSetting(name) || !isOfKind(DEFAULT_SETTINGS[name], value)) return refuse("malformed")
  const refusal = Array.isArray(value) ? whyNotAll(value) : typeof value === "string" ? whyNot(value) : null
  if (refusal) return refuse(refusal)
  if (typeof value === "number" && !inRange(name, value)) return refuse("out-of-range")
  const next: SettingsRecord = { ...record, [name]: value }
  if (next.standardCapacity > next.maximumCapacity) return refuse("out-of-range")
  return change({ records: [next] })
}

const isSetting = (name: string): name is keyof Settings => Object.hasOwn(DEFAULT_SETTINGS, name)

const isOfKind = (sample: SettingValue, value: SettingValue) =>
  typeof value === typeof sample && Array.isArray(value) === Array.isArray(sample)

const whyNot = (words: string): Refusal | null =>
  words.trim() === "" ? "empty" : words.length > WORDING_LIMIT ? "too-long" : null

function whyNotAll(all: readonly string[]): Refusal | null {
  if (all.length === 0) return "empty"
  if (all.length > MOST_WORDINGS) return "out-of-range"
  return all.map(whyNot).find((refusal) => refusal !== null) ?? null
}

function inRange(name: keyof Settings, value: number): boolean {
  const range = Object.entries(RANGES).find(([ranged]) => ranged === name)?.[1]
  return range !== undefined && Number.isInteger(value) && value >= range[0] && value <= range[1]
}
