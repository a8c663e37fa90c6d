import { change, type Decided, refuse } from "./change"
import type { SettingsRecord } from "./records"
import { DEFAULT_SETTINGS, RANGES, type Settings, WORDING_LIMIT } from "./settings"

/** Changes one setting by name. Out of its range, or a standard capacity above the maximum, changes nothing. */
export function changeSetting(record: SettingsRecord, name: string, value: number | boolean | string): Decided {
  if (!isSetting(name) || typeof value !== typeof DEFAULT_SETTINGS[name]) return refuse("malformed")
  if (typeof value === "string") {
    if (!value.trim()) return refuse("empty")
    if (value.length > WORDING_LIMIT) return refuse("too-long")
  } else if (typeof value === "number" && !inRange(name, value)) return refuse("out-of-range")
  const next: SettingsRecord = { ...record, [name]: value }
  if (next.standardCapacity > next.maximumCapacity) return refuse("out-of-range")
  return change({ records: [next] })
}

const isSetting = (name: string): name is keyof Settings => Object.hasOwn(DEFAULT_SETTINGS, name)

function inRange(name: keyof Settings, value: number): boolean {
  const range = Object.entries(RANGES).find(([ranged]) => ranged === name)?.[1]
  return range !== undefined && Number.isInteger(value) && value >= range[0] && value <= range[1]
}
