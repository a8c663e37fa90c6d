import { type AgentId, accountId, agentId } from "~core/ids"
import type { Colleague } from "~core/membership"
import type { DeskDb } from "~store/desk-db"
import type { Line } from "./follow"
import { pause } from "./pause"
import { type Enrolled, readRoll } from "./people/roll"
import { beHere, type Here, type Present, watchPresence } from "./presence"
import { isAccount } from "./want-leases"

/** How often the roll is read (milliseconds): it changes when somebody is invited or revoked. */
const ROLL_MS = 20_000
/** After the line came back so long nobody counts as absent (milliseconds): the others have to say first that they are here. */
const RETURN_MS = 12_000

/** Who the others are, kept until the signal. */
export interface Colleagues {
  /** The line has come back: who isn't seen now may come in a moment. */
  back: () => void
  /** Reads the roll at once. */
  look: () => void
}

/** What keeps them. */
export interface Keeping {
  db: DeskDb
  line: Line
  signal: AbortSignal
  now: () => number
  says: () => Here
  /** Somebody came or went. */
  changed: () => void
  report: (error: unknown) => void
}

/** Says that this member is here, and keeps the rows of everybody: who is a member, who is here. */
export function keepColleagues({ db, line, signal, now, says, changed, report }: Keeping): Colleagues {
  let roll: readonly Enrolled[] = []
  let present: ReadonlyMap<string, Present> | null = null
  let countsFrom = now() + RETURN_MS
  let known = new Map<AgentId, Colleague>()
  let again = new AbortController()

  const write = async () => {
    if (!present) return
    const rows = roll.map(({ member }) => rowOf(member, present?.get(member.member), known.get(agentId(member.member))))
    known = new Map(rows.map((row) => [row.id, row]))
    await db.transaction("rw", db.colleagues, async () => {
      await db.colleagues.clear()
      await db.colleagues.bulkPut(rows)
    })
    changed()
  }
  // Whoever has just come is not seen by themselves yet, and would stand as gone for some seconds.
  const isSelf = ({ member, revokedAt }: Enrolled["member"]) => member === line.member && revokedAt === null
  const rowOf = (member: Enrolled["member"], here: Present | undefined, before: Colleague | undefined): Colleague => ({
    id: agentId(member.member),
    name: member.name,
    role: member.role,
    until: member.until,
    revokedAt: member.revokedAt,
    present: here !== undefined || isSelf(member),
    absentSince: here || isSelf(member) ? null : Math.max(before?.absentSince ?? now(), countsFrom),
    version: here?.version || (before?.version ?? null),
    reads: (here?.holds ?? []).filter(isAccount).map(accountId),
  })
  const watchRoll = async () => {
    // Whom this browser has met before it knows still; since when they are absent it doesn't.
    const met = await db.colleagues.toArray()
    known = new Map(met.map((row) => [row.id, { ...row, absentSince: null }]))
    while (!signal.aborted && !line.nc.isClosed()) {
      // Before it is read: what is changed meanwhile is read at once after it.
      again = new AbortController()
      const read = await readRoll(line.nc).catch(() => null)
      if (read) {
        roll = read
        await write().catch(report)
      }
      await pause(ROLL_MS, AbortSignal.any([signal, again.signal]))
    }
  }
  void beHere(line, says, signal).catch(report)
  void watchPresence(line, signal, (all) => {
    present = all
    void write().catch(report)
  }).catch(report)
  void watchRoll().catch(report)
  return {
    back: () => {
      countsFrom = now() + RETURN_MS
      known = new Map([...known].map(([id, row]) => [id, { ...row, absentSince: null }]))
      again.abort()
    },
    look: () => again.abort(),
  }
}
