import Dexie from "dexie"
import type { Conversation } from "~core/conversation"
import type { Entry, EntryOf } from "~core/entry"
import type { ConversationId } from "~core/ids"
import { type DeskDb, desk } from "../desk-db"
import { type TimelineRow, timelineOf } from "./timeline"

/** One conversation's timeline, with `more` that belongs into it. */
export async function readTimeline(id: ConversationId, db: DeskDb = desk, more: readonly Entry[] = []) {
  const [entries, sends] = await Promise.all([
    db.entries.where("[conversation+order]").between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    db.sends.where("conversation").equals(id).toArray(),
  ])
  return timelineOf([...entries, ...more], sends)
}

/** Everything with and about some customers in one timeline: each conversation in its own order, side by side by their times. */
export async function wholeTimeline(
  db: DeskDb,
  naming: readonly Entry[],
  conversations: readonly Conversation[],
): Promise<TimelineRow[]> {
  const streams = await Promise.all(conversations.map(({ id }) => readTimeline(id, db)))
  const strays = Map.groupBy(strayOf(naming, conversations), ({ conversation }) => conversation)
  return sideBySide([...streams, ...[...strays.values()].map((entries) => timelineOf(entries, []))])
}

/** Whether these customers wrote into conversations that aren't theirs: they were merged into another profile then. */
export const hasStrays = (naming: readonly Entry[], conversations: readonly Conversation[]) =>
  strayOf(naming, conversations).some(({ conversation }) => conversation !== null)

function strayOf(naming: readonly Entry[], conversations: readonly Conversation[]): Entry[] {
  const ids = new Set(conversations.map(({ id }) => id))
  return naming.filter(({ conversation }) => conversation === null || !ids.has(conversation))
}

/** Notes among these lines, newest first. */
export const notesIn = (entries: readonly Entry[]): EntryOf<"note">[] =>
  entries.filter((entry) => entry.type === "note").sort((a, b) => b.at - a.at)

/** Joins timelines line by line: none is taken apart, and of those that could go on the one that is earliest does. What is queued comes last. */
export function sideBySide(streams: readonly (readonly TimelineRow[])[]): TimelineRow[] {
  const heads = streams.map((rows) => ({ rows, next: 0 })).filter(({ rows }) => rows.length > 0)
  const joined: TimelineRow[] = []
  while (heads.length > 0) {
    const first = heads.reduce((a, b) => (timeOf(b.rows[b.next]) < timeOf(a.rows[a.next]) ? b : a))
    const row = first.rows[first.next++]
    if (row) joined.push(row)
    if (first.next >= first.rows.length) heads.splice(heads.indexOf(first), 1)
  }
  return joined
}

const timeOf = (row: TimelineRow | undefined) => row?.entry?.at ?? Number.POSITIVE_INFINITY
