import { wsconnect } from "@nats-io/nats-core"
import { DeskDb } from "~store/desk-db"
import { follow } from "~team/follow"
import { keepCopy } from "~team/replica"
import { remove } from "../flow/bench-world"

/** The server, and the newest message there. */
export interface ReplicaAsk {
  server: string
  workspace: string
  last: number
  /** Whether it is waited for until everything is in its tables. */
  whole: boolean
}

/** Milliseconds from the connection to each: what is to be done is there; all is on this disk; all is in its tables (null: not waited for). */
export interface ReplicaRound {
  usable: number
  here: number
  placed: number | null
  /** Conversations that can be worked at when it is told so. */
  open: number
  rows: number
}

/** How long a wait may be, in milliseconds. */
const LONG = 2_000_000_000

/** Reads all of the desk's messages and does nothing with them; milliseconds. */
export async function measureReading({ server }: ReplicaAsk): Promise<number> {
  const nc = await wsconnect({ servers: server })
  const began = performance.now()
  const { messages } = await follow({ nc, member: "reader" }, { filters: ["desk.>", "log.>"], from: 1 })
  for await (const { info } of messages) if (info.pending === 0) break
  const ms = performance.now() - began
  await nc.close()
  return ms
}

/** A new member's copy, from nothing. */
export async function measureCopy({ server, workspace, last, whole }: ReplicaAsk): Promise<ReplicaRound> {
  const db = new DeskDb(`aside-bench-replica-${crypto.randomUUID()}`)
  await db.open()
  const nc = await wsconnect({ servers: server })
  const end = new AbortController()
  const failed: unknown[] = []
  const began = performance.now()
  const since = () => performance.now() - began
  const usable: { ms: number; open: Promise<number> }[] = []
  let inPlace: () => void = () => {}
  const placed = new Promise<void>((resolve) => {
    inPlace = resolve
  })
  const copy = keepCopy({
    db,
    line: { nc, member: "newcomer" },
    workspace,
    signal: end.signal,
    tell: (state) => {
      if (usable.length === 0) usable.push({ ms: since(), open: countOpen(db) })
      if (state.state === "following" && state.behind === 0) inPlace()
    },
    report: (error) => failed.push(error),
  })
  await copy.reached(last, LONG)
  const here = since()
  if (whole) await placed
  const all = whole ? since() : null
  end.abort()
  await copy.ended
  await nc.close()
  if (failed.length > 0) throw failed[0]
  const [first] = usable
  const rows = await countRows(db)
  const open = (await first?.open) ?? 0
  await remove(db)
  return { usable: first?.ms ?? Number.NaN, open, here, placed: all, rows }
}

const countOpen = (db: DeskDb): Promise<number> =>
  Promise.resolve(db.conversations.where("status").notEqual("Closed").count())

async function countRows(db: DeskDb): Promise<number> {
  const tables = [db.entries, db.conversations, db.customers, db.sends, db.conversions]
  return (await Promise.all(tables.map((table) => table.count()))).reduce((all, some) => all + some, 0)
}
