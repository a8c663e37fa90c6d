import type { Entry, EntryType, Link, Media, OfferReason } from "~core/entry"
import { flag, type Is, id, list, maybe, number, object, oneOf, orNull, text, type Whole } from "./is"

type Head = Pick<Entry, "id" | "conversation" | "customer" | "order" | "emptied" | "at">
/** The entry of this type, also where two types say the same. */
type Says<T extends EntryType, E = Entry> = E extends { type: infer U } ? (T extends U ? E : never) : never
/** What an entry of this type says beside what every entry has. */
type Body<T extends EntryType> = { [K in Exclude<keyof Says<T>, keyof Head | "type">]-?: Is<Says<T>[K]> }

const head = object<Head>({
  id,
  conversation: orNull(id),
  customer: id,
  order: text,
  emptied: maybe(id),
  at: number,
})
const links = list(object<Link>({ text, url: text }))
const media = list(
  object<Media>({ key: text, type: oneOf("photo", "gif", "video", "other"), url: orNull(text), alt: maybe(text) }),
)
const reason = object<OfferReason>({ sessions: number, standardCapacity: number, among: number, because: id })
const told = { account: id, event: id, text, links, media, group: orNull(text) }
const went = { account: id, event: id, who: list(text), group: text }
const done = { agent: id }

const BODIES: { [T in EntryType]: Body<T> } = {
  "message in": { ...told, citedPost: orNull(text) },
  "message out": { account: id, send: id, text, by: id },
  "message from X": told,
  joined: went,
  left: went,
  arrived: { inbox: id },
  conversion: { conversion: id, post: text },
  "offer made": { agent: id, until: number, reason },
  "offer accepted": { agent: id, by: id },
  "offer declined": done,
  "offer lapsed": { agent: id, setAway: flag },
  "offer withdrawn": { agent: id, because: text },
  "nobody asked": { because: text },
  assigned: { agent: id, because: id, reason: maybe(reason) },
  "session begun": done,
  "session ended": { agent: id, because: id },
  "no reply needed": done,
  closed: done,
  reopened: { because: id },
  "send dropped": { send: id, agent: id },
  note: { agent: id, text },
  transferred: { by: id, from: orNull(id), to: orNull(id), inbox: id },
  unassigned: { agent: id, inbox: id, because: id },
  topic: { agent: id, topic: text, on: flag },
  "follow-up set": { agent: id, until: orNull(number) },
  "follow-up due": done,
  merged: { agent: id, other: id, name: text },
  unmerged: { agent: id, other: id, name: text },
  blocked: { agent: id, account: id },
  unblocked: { agent: id, account: id },
  "begun by agent": { agent: id, account: id },
  "moved to X Chat": { account: id },
  gone: {},
}

const bodies = new Map<unknown, Whole<object>>(
  Object.entries(BODIES).map(([type, fields]) => [type, object(fields as Record<string, Is<unknown>>)]),
)

function amiss(row: unknown): string | null {
  const wrong = head.amiss(row)
  if (wrong !== null) return wrong
  const body = bodies.get((row as { type?: unknown }).type)
  return body ? body.amiss(row) : "type: none that is known"
}

/** A line of a timeline as its row must be: what every line has, and what its type says. */
export const entry: Whole<Entry> = Object.assign((row: unknown): row is Entry => amiss(row) === null, { amiss })
