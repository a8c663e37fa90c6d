import Dexie, { type PromiseExtended } from "dexie"
import type { Entry } from "~core/entry"
import type { ConversationId } from "~core/ids"
import type { Send } from "~core/send"
import { type DeskDb, desk } from "../desk-db"
import { type TimelineRow, timelineOf } from "./timeline"

/** A stretch of a conversation's timeline: lines from `from` on (null: its beginning) and before `to` (null: its end, and whatever comes). */
export interface Page {
  from: string | null
  to: string | null
}

/** Lines of a page, as a reader scrolls; and of the last one, which is waited for. */
export const [PAGE_LINES, LAST_LINES] = [200, 100]

/**
 * Lines before a page among which one of ours may be shown on it: X put it where its answer came, a few lines further down than where it
 * was begun.
 */
const OVERLAP = 24

/** Where the page lies that ends before `to` and has so many lines; the first one is from null. */
export async function pageBefore(
  id: ConversationId,
  to: string | null,
  lines = PAGE_LINES,
  db: DeskDb = desk,
): Promise<Page> {
  const last = await linesBetween(db, id, null, to).reverse().limit(lines).toArray()
  const from = last.length < lines ? null : (last.at(-1)?.order ?? null)
  return { from, to }
}

/** Where the page lies that ends before `to` and begins `before` lines before that entry; null when it isn't in this conversation. */
export async function pageWith(
  { conversation, order }: Pick<Entry, "conversation" | "order">,
  to: string | null,
  before: number,
  db: DeskDb = desk,
): Promise<Page | null> {
  if (conversation === null || (to !== null && order >= to)) return null
  return { ...(await pageBefore(conversation, order, before, db)), to }
}

/** How many lines a conversation's timeline has, without what is queued. */
export const countLines = (id: ConversationId, db: DeskDb = desk) => linesBetween(db, id, null, null).count()

/** What a page is made of: its lines and those just before it, and the messages of ours that they say or that have no line yet. */
export interface Found {
  page: Page
  near: readonly Entry[]
  sends: readonly Send[]
}

/**
 * The lines of one page in their order, messages of ours with their fate; `more`: lines that stand on the customer and belong into this
 * timeline. Pages that touch, put one after another, are the whole.
 */
export async function readPage(
  id: ConversationId,
  page: Page,
  more: readonly Entry[] = [],
  db: DeskDb = desk,
): Promise<TimelineRow[]> {
  return linesOf(await findPage(id, page, db), more)
}

/** Reads what a page is made of. */
export async function findPage(id: ConversationId, page: Page, db: DeskDb = desk): Promise<Found> {
  const { from, to } = page
  const [entries, before, underWay] = await Promise.all([
    linesBetween(db, id, from, to).toArray(),
    from === null ? [] : linesBetween(db, id, null, from).reverse().limit(OVERLAP).toArray(),
    to === null ? notBegun(db, id) : [],
  ])
  const near = [...before.reverse(), ...entries]
  return { page, near, sends: [...(await sendsIn(db, near)), ...underWay] }
}

/** Reads what the last page is made of, at once with where it begins: whoever opens a conversation waits for it. */
export async function findLastPage(id: ConversationId, lines: number, db: DeskDb = desk): Promise<Found> {
  const [last, underWay] = await Promise.all([
    linesBetween(db, id, null, null)
      .reverse()
      .limit(lines + OVERLAP)
      .toArray(),
    notBegun(db, id),
  ])
  const from = last.length > lines ? (last[lines - 1]?.order ?? null) : null
  const near = last.reverse()
  return { page: { from, to: null }, near, sends: [...(await sendsIn(db, near)), ...underWay] }
}

/** Puts in order what a page is made of; lines that stand before it or behind it fall away. */
export function linesOf({ page: { from, to }, near, sends }: Found, more: readonly Entry[]): TimelineRow[] {
  const isHere = ({ order }: { order: string }) => (from === null || order >= from) && (to === null || order < to)
  return timelineOf([...near, ...more.filter(isHere)], sends).filter(isHere)
}

const sendsIn = (db: DeskDb, lines: readonly Entry[]): PromiseExtended<Send[]> =>
  db.sends
    .bulkGet(lines.flatMap((entry) => (entry.type === "message out" ? [entry.send] : [])))
    .then((sends) => sends.filter((send) => send !== undefined))

/** Messages of ours that have no line yet: sending gives them one. */
const notBegun = (db: DeskDb, id: ConversationId): PromiseExtended<Send[]> =>
  sendsOf(db, id, ["queued", "sending", "refused", "unsure"]).then((sends) =>
    sends.filter(({ sendingAt }) => sendingAt === null),
  )

/** A conversation's messages in any of these states: by index, since a long one has thousands that are sent. */
export const sendsOf = (db: DeskDb, id: ConversationId, states: readonly Send["status"][]): PromiseExtended<Send[]> =>
  Dexie.Promise.all(
    states.map((status) => db.sends.where("[conversation+status]").equals([id, status]).toArray()),
  ).then((each) => each.flat())

const linesBetween = (db: DeskDb, id: ConversationId, from: string | null, to: string | null) =>
  db.entries
    .where("[conversation+order]")
    .between([id, from ?? Dexie.minKey], [id, to ?? Dexie.maxKey], true, to === null)
