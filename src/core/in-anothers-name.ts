import type { Entry, EntryType } from "./entry"
import type { AgentId } from "./ids"
import type { DeskRecord, RecordKind, RecordOf } from "./records"

/** Where in a row an agent is named, as paths (`session.agent`): the compiler finds each, also one that is added later. */
type PlacesIn<T> = T extends readonly (infer Each)[]
  ? PlacesIn<Each>
  : T extends string | number | boolean | null | undefined
    ? never
    : { [K in keyof T & string]: PlaceAt<K, NonNullable<T[K]>> }[keyof T & string]
type PlaceAt<K extends string, V> = [V] extends [never]
  ? never
  : [V] extends [AgentId | readonly AgentId[]]
    ? K
    : `${K}.${PlacesIn<V>}`

/** The entry of this type, also where two types say the same. */
type Says<T extends EntryType, E = Entry> = E extends { type: infer U } ? (T extends U ? E : never) : never
type Places<P extends string> = { readonly [K in P]: true }

const OF_RECORDS: { [K in RecordKind]: Places<PlacesIn<RecordOf<K>>> } = {
  conversation: { owner: true, "session.agent": true, "offer.agent": true, "round.asked": true },
  agent: { id: true },
  account: {},
  standing: {},
  cursor: {},
  customer: {},
  conversion: { by: true },
  send: { by: true },
  inbox: { agents: true },
  answer: {},
  group: {},
  settings: {},
}

const did = { agent: true } as const
const OF_ENTRIES: { [T in EntryType]: Places<PlacesIn<Says<T>>> } = {
  "message in": {},
  "message out": { by: true },
  "message from X": {},
  joined: {},
  left: {},
  arrived: {},
  conversion: {},
  "offer made": did,
  "offer accepted": did,
  "offer declined": did,
  "offer lapsed": did,
  "offer withdrawn": did,
  "nobody asked": {},
  assigned: did,
  unassigned: did,
  "session begun": did,
  "session ended": did,
  "no reply needed": did,
  closed: did,
  reopened: {},
  "send dropped": did,
  note: did,
  transferred: { by: true, from: true, to: true },
  topic: did,
  "follow-up set": did,
  "follow-up due": did,
  merged: did,
  unmerged: did,
  blocked: did,
  unblocked: did,
  "begun by agent": did,
  "moved to X Chat": {},
  gone: {},
}

/** A row with one agent's name in the place of another's wherever it names them; everything else is as it was, what people wrote as well. */
export function inAnothersName<T extends DeskRecord | Entry>(row: T, from: AgentId, to: AgentId): T {
  const places = "kind" in row ? OF_RECORDS[row.kind] : OF_ENTRIES[row.type]
  return Object.keys(places).reduce((so, place) => renamed(so, place.split("."), from, to), row)
}

function renamed<T>(value: T, [first, ...rest]: readonly string[], from: AgentId, to: AgentId): T {
  if (Array.isArray(value)) {
    const all = first === undefined ? value.map((each) => (each === from ? to : each)) : value
    return all as T
  }
  if (first === undefined) return (value === from ? to : value) as T
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, first)) return value
  return { ...value, [first]: renamed(value[first as keyof T], rest, from, to) }
}
