import type { Change, Committed, Guard } from "~core/change"
import type { EmptiedBecause } from "~core/entry"
import type { DeskDb } from "~store/desk-db"
import { leftOf } from "~store/empty-entry"
import { placeKey } from "~store/placed"
import { settle } from "~store/settling"
import { readArrived } from "./arrived"
import { atomic, type Landed, MOST_PARTS, type Part } from "./atomic"
import { refuseBeyondUs } from "./beyond-us"
import type { Line } from "./follow"
import { needRoom, noteTook } from "./need-room"
import { type Emptying, emptyingParts, type Fence, partsOf } from "./parts-of"
import { findBatch } from "./read-back"
import { noteSeen, seqsSeen } from "./seen"
import { standing } from "./stands"
import { aboutOf, ofEntry, ofRecord } from "./subjects"
import { takeIn } from "./take-in"

/** What a team's commit works with. */
export interface Writing {
  db: DeskDb
  line: Line
  /** Resolves when this browser's copy holds everything up to a sequence, or after a while. */
  reached: (seq: number) => Promise<unknown>
}

/** Commits what has to stand beside a change as well: leases, by their epoch. */
export type FencedCommit = (change: Change, fences?: readonly Fence[]) => Promise<Committed>

/** Emptied entries that go together when a change has more of them than a batch holds. */
const EMPTIED_AT_ONCE = 500

/**
 * Commits to the team's stream in one atomic batch with expected sequences; keeps the same promise as `commitTo`. Answers when the server has
 * it *and* this browser's copy has begun to write it: whoever reads after that reads it, and the disk is waited for by whoever decides next
 * (`settled`). Nothing is asked of the server while the disk here is full. One at a time. Throws `TeamRefused`, `NewerAside`, or what the disk does.
 */
export function commitToTeam(writing: Writing): FencedCommit {
  let queue: Promise<unknown> = Promise.resolve()
  return (change, fences = []) => {
    const committed = queue.then(() => write(writing, change, fences))
    queue = committed.catch(() => undefined)
    return committed
  }
}

/** The server would never take it: too large, or not for this member to write. */
export class TeamRefused extends Error {
  override name = "TeamRefused"
}

async function write(writing: Writing, change: Change, fences: readonly Fence[]): Promise<Committed> {
  const { db, line } = writing
  const { member: writer } = line
  await needRoom(db)
  const checks = [...change.records, ...change.guards, ...change.gone]
  const seqs = seqsSeen(db, checks) ?? (await readSeqs(db, checks))
  if (!seqs) return "stale"
  try {
    const older = change.gone.length + change.emptied.length > 0 ? await olderOf(line, change) : new Map()
    const emptying = emptyingParts(await emptyingsOf(line, change))
    const parts = partsOf(change, { writer, seqs, fences, older })
    // Emptied first: a browser that dies in between leaves words gone that were to go, never words of somebody who is gone.
    while (emptying.length > 0 && emptying.length + parts.length > MOST_PARTS) {
      const committed = await land(writing, emptying.splice(0, EMPTIED_AT_ONCE))
      if (committed !== "ok") return committed
    }
    const committed = await land(writing, [
      ...parts.slice(0, checksIn(parts)),
      ...emptying,
      ...parts.slice(checksIn(parts)),
    ])
    if (committed === "stale") await refuseBeyondUs(db, checks)
    return committed
  } catch (error) {
    if (isOurs(error)) return "unknown"
    throw error
  }
}

/** What the connection throws: nothing was written, or it will be seen. */
const isOurs = (error: unknown): boolean =>
  error instanceof Error && /Timeout|Closed|Connection|Request|NoResponders|Draining/u.test(error.name)

const checksIn = (parts: readonly Part[]): number => parts.filter(({ subject }) => subject.startsWith("check.")).length

async function land(writing: Writing, parts: readonly Part[]): Promise<Committed> {
  const landed = await atomic(writing.line.nc, parts)
  if (landed.fate === "unknown") {
    const found = await findBatch(writing.line.nc, landed.batch, parts)
    return found === null ? "unknown" : taken(writing, parts, found)
  }
  if (landed.fate === "ok") return taken(writing, parts, landed.seq)
  if (landed.fate === "refused") throw refusedBy(landed)
  // Decided again on the same rows it would be stale again.
  await (landed.seq > 0 ? writing.reached(landed.seq) : aMoment())
  return "stale"
}

/** Until another's check that is under way is through; by chance, so that two don't meet again. */
export const aMoment = () => new Promise((go) => setTimeout(go, 20 + Math.random() * 60))

/** What a refusal is thrown as. */
export function refusedBy({ why, code }: Extract<Landed, { fate: "refused" }>): Error {
  const refused = new TeamRefused(`${code}: ${why}`)
  // The name that a full disk has: the desk says the same of a full server.
  if (/maximum (bytes|messages)|insufficient|no space/u.test(why)) refused.name = "QuotaExceededError"
  return refused
}

/**
 * Takes one's own change in at once, and not when it comes around; `last` is the sequence of its last part. A disk that doesn't take it has
 * no say in whether it was committed: it comes around.
 */
async function taken({ db }: Writing, parts: readonly Part[], last: number): Promise<"ok"> {
  const encoder = new TextEncoder()
  const arrived = parts.flatMap(({ subject, body, says = {} }, n) => {
    const data = typeof body === "string" ? encoder.encode(body) : body
    const has = (name: string) => Object.hasOwn(says, name)
    return readArrived({ seq: last - (parts.length - 1 - n), subject, data, headers: { has } }) ?? []
  })
  noteSeen(
    db,
    arrived.filter((one) => one.of === "record"),
  )
  await new Promise<void>((begun) => {
    const taking = takeIn(db, arrived, null, begun)
    settle(taking)
    taking.then(
      () => noteTook(db, true),
      () => {
        noteTook(db, false)
        begun()
      },
    )
  })
  return "ok"
}

/** Where everything that was read to decide stands; null: something has moved since. One transaction, so rows and places are of one moment. */
function readSeqs(db: DeskDb, checks: readonly Guard[]): Promise<Map<string, number> | null> {
  const tables = new Set(checks.map(({ kind }) => db.tableOf(kind)))
  return db.transaction("r", [...tables, db.placed], async () => {
    const [rows, places] = await Promise.all([
      Promise.all(checks.map(({ kind, id }) => db.tableOf(kind).get(id))),
      db.placed.bulkGet(checks.map(({ kind, id }) => placeKey(kind, id))),
    ])
    if (checks.some(({ rev }, n) => (rows[n]?.rev ?? 0) !== rev)) return null
    return new Map(places.flatMap((place) => (place ? [[place.key, place.seq]] : [])))
  })
}

/** Everything that anybody wrote of records whose words go: what is gone must not stand on under another's name. */
async function olderOf({ nc }: Line, { records, gone }: Change): Promise<Map<string, string[]>> {
  const messages = await standing(
    nc,
    [...records, ...gone].map(({ kind, id }) => ofRecord(kind, id, "").filter),
  )
  const older = new Map<string, string[]>()
  for (const { subject } of messages) {
    const about = aboutOf(subject)
    if (about?.of !== "record") continue
    const key = `${about.kind}/${about.id}`
    older.set(key, [...(older.get(key) ?? []), subject])
  }
  return older
}

/** Where the entries stand that are to be emptied, and what will be left of them, by what the server holds: this copy may not have all of it yet. */
async function emptyingsOf({ nc, member }: Line, { emptied }: Change): Promise<Emptying[]> {
  const because = new Map<string, EmptiedBecause>(emptied.map((one) => [one.entry, one.because]))
  const messages = await standing(
    nc,
    emptied.map(({ entry }) => ofEntry(entry, member).filter),
  )
  return messages.flatMap(({ seq, subject, data, header }) => {
    const arrived = readArrived({ seq, subject, data, headers: header })
    const why = arrived && because.get(arrived.id)
    if (!why || arrived.of === "record" || (arrived.of === "entry" && arrived.row === null)) return []
    return { subject, seq, left: arrived.of === "entry" && arrived.row ? leftOf(arrived.row, why) : null }
  })
}
