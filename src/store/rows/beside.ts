import type { Draft, KeptFile, MissingPart, Work } from "../desk-db"
import type { CustomerWords, EntryWords, Indexing, Rebuild, Unindexed } from "../indexing"
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
  id: oneOf("restore", "removals", "retention"),
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

/** The words of an entry, as their row must be. */
export const words = object<EntryWords>({ place: number, entry: text, words: list(text) })

/** The words of a customer, as their row must be. */
export const names = object<CustomerWords>({ id: text, words: list(text) })

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
