/** A desk of one browser to be published, and what has to become of it at a team's. */
import "fake-indexeddb/auto"
import type { NatsConnection } from "@nats-io/nats-core"
import { comeToRest, sendAtRest } from "~core/come-to-rest"
import type { Entry } from "~core/entry"
import { type AgentId, SOLO_AGENT } from "~core/ids"
import { inAnothersName } from "~core/in-anothers-name"
import type { DeskRecord } from "~core/records"
import { unpack } from "~store/archive/bytes"
import { layOut } from "~store/archive/lay-out"
import { DeskDb } from "~store/desk-db"
import { exportDesk } from "~store/reads/export"
import { type Publishing, publishDesk } from "~team/publish"
import { deskOf } from "../../bench/desk/desk"
import type { DeskSize } from "../../bench/desk/size"
import { NOW } from "../migrate/people"
import { wholeDesk } from "../migrate/whole-desk"

/** What is published of a desk, by table. */
export const MOVED = [
  ...["settings", "inboxes", "accounts", "standings", "cursors", "customers", "conversations", "conversions"],
  ...["sends", "answers", "groups", "entries"],
] as const
export type Stored = Record<string, (DeskRecord | Entry)[]>

const never = new AbortController().signal
const rowsOf = async (db: DeskDb): Promise<Stored> =>
  Object.fromEntries(await Promise.all(MOVED.map(async (table) => [table, await db.table(table).toArray()])))

/** A solo desk's rows as they are read, and its export. */
export interface Solo {
  rows: Stored
  archive: Blob
}

async function soloOf(fill: (db: DeskDb) => Promise<unknown>): Promise<Solo> {
  const db = new DeskDb(`solo-${crypto.randomUUID()}`)
  await fill(db)
  const archive = await exportDesk(NOW, () => undefined, never, db)
  const rows = await rowsOf(db)
  await db.delete()
  return { rows, archive }
}

/** Every kind of row there is, in every state; `more` changes it first. */
export const everything = (more: (db: DeskDb) => Promise<unknown> = async () => undefined): Promise<Solo> =>
  soloOf(async (db) => {
    const { files = [], membership, replica, placed, teamLine, colleagues, ...rest } = wholeDesk()
    for (const [table, rows] of Object.entries(rest)) await db.table(table).bulkPut(rows)
    for (const file of files) await db.files.put({ ...file, bytes: unpack(file.bytes as never) } as never)
    await more(db)
  })

/** A made desk of any size. */
export const madeDesk = (size: DeskSize, seed: number): Promise<Solo> =>
  soloOf(async (db) => {
    for (const batch of deskOf({ size, seed, now: NOW }))
      for (const [table, rows = []] of Object.entries(batch)) await db.table(table).bulkPut([...rows])
  })

/** What a team's desk shows of it afterwards: in the member's name, nothing under way, nobody signed in but `signedIn`. */
export function asPublished({ rows }: Solo, member: AgentId, name: string, signedIn: readonly string[]): Stored {
  const moved = (record: DeskRecord): DeskRecord => {
    if (record.kind === "conversation") return raised(comeToRest(record, NOW)?.conversation) ?? record
    if (record.kind === "send") return raised(sendAtRest(record)) ?? record
    if (record.kind === "conversion" && record.by === SOLO_AGENT) return { ...record, byName: name }
    // X's clock was compared with that computer's; nobody of the team has it.
    if (record.kind === "standing") return { ...record, ahead: 0 }
    if (record.kind !== "account" || signedIn.includes(record.id)) return record
    return { ...record, status: record.status === "connected" ? "reconnect" : record.status }
  }
  const conversations = (rows.conversations ?? []).flatMap((row) =>
    "kind" in row && row.kind === "conversation" ? row : [],
  )
  const said = conversations.flatMap((row) => comeToRest(row, NOW)?.entries ?? [])
  const all = { ...rows, entries: [...(rows.entries ?? []), ...said] }
  return Object.fromEntries(
    Object.entries(all).map(([table, some]) => [
      table,
      sorted(some.map((row) => inAnothersName("kind" in row ? moved(row) : row, SOLO_AGENT, member))),
    ]),
  )
}

const raised = <T extends { rev: number }>(record: T | null | undefined): T | null =>
  record ? { ...record, rev: record.rev + 1 } : null

const sorted = <T extends { id: string }>(rows: T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** What a member's copy shows. */
export async function shownBy(db: DeskDb): Promise<Stored> {
  const rows = await rowsOf(db)
  return Object.fromEntries(Object.entries(rows).map(([table, some]) => [table, sorted(some)]))
}

/** Publishes in a member's name, and tells how far it came. */
export const publish = (solo: Solo, nc: NatsConnection, member: AgentId, more: Partial<Publishing> = {}) =>
  publishDesk({
    ...{
      nc,
      member,
      name: "Ann",
      layOut: () => layOut(solo.archive, never, `laid-out-${crypto.randomUUID()}`),
      signal: never,
    },
    signedIn: async () => false,
    begin: async () => undefined,
    tell: () => undefined,
    ...more,
  })

/** A connection of a browser that dies when it has said so much: nothing more is said or heard. */
export function dyingAfter(nc: NatsConnection, messages: number): NatsConnection {
  let said = 0
  const dying =
    <A extends unknown[], R>(say: (...args: A) => R) =>
    (...args: A): R => {
      if (++said > messages) throw new Error("died")
      return say(...args)
    }
  return new Proxy(nc, {
    get: (whole, name) => {
      const part = Reflect.get(whole, name, whole) as unknown
      if (typeof part !== "function") return part
      // Nobody waits for an answer any more.
      if (name === "isClosed" && said > messages) return () => true
      const act = part.bind(whole) as (...args: unknown[]) => unknown
      return name === "publish" || name === "request" ? dying(act) : act
    },
  })
}
