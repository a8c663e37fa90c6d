import type { Colleague, Membership, TeamLine } from "~core/membership"
import { ROLES } from "~core/role"
import type { Draft, KeptFile, MissingPart, Work } from "../desk-db"
import type {
  CustomerWords,
  Forgotten,
  Indexing,
  PlaceRunRow,
  Rebuild,
  SegmentRow,
  Unindexed,
  WordRunRow,
} from "../indexing"
import type { LaidBy, Placed, Replica } from "../placed"
import type { Billed, Spend } from "../spend"
import type { TurnedAway } from "../turned-away"
import { flag, id, list, maybe, number, object, oneOf, orNull, text } from "./is"

/** What an agent has typed, as its row must be. */
export const draft = object<Draft>({ conversation: text, text, file: maybe(text) })

/** Bytes kept here, as their row must be. */
export const file = object<KeptFile>({
  id: text,
  direction: oneOf("out", "in"),
  name: text,
  type: text,
  bytes: (value): value is Blob => value instanceof Blob,
  at: number,
})

/** How far a long work is, as its row must be. */
export const work = object<Work>({
  id: oneOf("restore", "removals", "retention", "publish"),
  state: oneOf("running", "done", "stopped", "failed"),
  done: number,
  total: orNull(number),
  detail: orNull(text),
  at: number,
  place: maybe(
    orNull(object<{ account: string; token: string; before: string }>({ account: text, token: text, before: text })),
  ),
  days: maybe(number),
  found: maybe(number),
})

/** A part that X's page lacks, as its row must be. */
export const missingPart = object<MissingPart>({ id, since: number, lastAt: number })

/** What waits for the index, as its row must be. */
export const unindexed = object<Unindexed>({ seq: number, of: oneOf("entry", "customer"), id: text })

/** A piece of the index, as its row must be. */
export const segment = object<SegmentRow>({
  id: number,
  tier: number,
  entries: number,
  newest: number,
  oldest: number,
  clean: number,
})

/** Words of a piece of the index, as their row must be. */
export const wordRun = object<WordRunRow>({
  segment: number,
  last: text,
  bytes: (value): value is Uint8Array => value instanceof Uint8Array,
})

/** Who stands in a piece of the index, as the row must be. */
export const placeRun = object<PlaceRunRow>({ segment: number, from: number, ids: list(text), ats: list(number) })

/** What has to leave the index, as its row must be. */
export const forgotten = object<Forgotten>({ seq: number, id: text, at: orNull(number) })

/** The words of a customer, as their row must be. */
export const names = object<CustomerWords>({ id: text, ago: number, words: list(text) })

/** How the index stands, as its row must be. */
export const indexing = object<Indexing>({
  id: oneOf("search"),
  stopped: flag,
  rebuild: orNull(
    object<Rebuild>({
      doing: oneOf("customers", "entries"),
      upTo: orNull(text),
      done: number,
      total: orNull(number),
    }),
  ),
})

/** What a day cost, as its row must be. */
export const spend = object<Spend>({
  account: text,
  day: text,
  event: number,
  send: number,
  delete: number,
  block: number,
  me: number,
})

/** An event that was paid for, as its row must be. */
export const billed = object<Billed>({ day: text, account: text, event: text })

/** What was turned away, as its row must be. */
export const turnedAway = object<TurnedAway>({
  id: text,
  who: id,
  what: text,
  why: id,
  count: number,
  since: number,
  lastAt: number,
})

/** Where a record stands in the team's stream, as its row must be. */
export const placed = object<Placed>({ key: text, seq: number })

/** How far the copy of a team's desk is, as its row must be. */
export const replica = object<Replica>({
  id: oneOf("team"),
  workspace: text,
  made: text,
  position: number,
  layBy: maybe(number),
})

/** Messages that are laid by, as their row must be. */
export const laidBy = object<LaidBy>({
  from: number,
  upTo: number,
  seqs: list(number),
  subjects: list(text),
  bytes: (value): value is Uint8Array => value instanceof Uint8Array,
  ends: list(number),
  gone: list(number),
})

/** In whose name this browser works, as its row must be. */
export const membership = object<Membership>({
  id: oneOf("me"),
  member: id,
  role: oneOf(...ROLES),
  name: text,
  server: text,
  workspace: text,
  joinedAt: number,
  putAway: orNull(number),
})

/** How the line to the team is, as its row must be; an unknown trouble is a screen's to name. */
export const teamLine = object<TeamLine>({
  id: oneOf("line"),
  state: oneOf("connecting", "connected", "away", "resting", "refused"),
  since: number,
  because: orNull(id),
  behind: orNull(number),
  ahead: maybe(number),
})

/** Somebody of the team, as their row must be. */
export const colleague = object<Colleague>({
  id,
  name: text,
  role: oneOf(...ROLES),
  until: orNull(number),
  revokedAt: orNull(number),
  present: flag,
  absentSince: orNull(number),
  version: orNull(text),
  reads: maybe(list(id)),
})
