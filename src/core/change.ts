import type { EmptiedBecause, Entry } from "./entry"
import type { ConversationId, EntryId } from "./ids"
import type { DeskRecord, RecordKind } from "./records"
import type { Refusal } from "./refusal"

/** Something that was only read to decide, with the revision it had (0: it did not exist). */
export interface Guard {
  kind: RecordKind
  id: string
  rev: number
}

/** An entry whose body goes; its place stays, and every replica obeys. */
export interface Emptied {
  entry: EntryId
  because: EmptiedBecause
}

/** What a decision writes, all or nothing. A record carries the revision it was decided on; the commit raises it by one. */
export interface Change {
  entries: Entry[]
  records: DeskRecord[]
  guards: Guard[]
  /** Records that go (a send that was undone before it began). */
  gone: Guard[]
  emptied: Emptied[]
  /** What lies beside the records and goes with them, by key. */
  forgets?: { drafts: ConversationId[]; files: string[] }
}

/** That a record was only read, as it stood. */
export const guardOn = ({ kind, id, rev }: Guard): Guard => ({ kind, id, rev })

/** `stale`: something moved since it was read; read again, decide again. `unknown`: read back what happened. */
export type Committed = "ok" | "stale" | "unknown"

/** What a decision answers. */
export type Decided = { ok: true; change: Change } | { ok: false; refusal: Refusal; detail?: string }

export function change(parts: Partial<Change>): Decided {
  return { ok: true, change: { entries: [], records: [], guards: [], gone: [], emptied: [], ...parts } }
}

/** `detail`: what it is about (a variable's name), shown beside the sentence. */
export function refuse(refusal: Refusal, detail?: string): Decided {
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail }
}
