import Dexie from "dexie"
import { type Billable, type Counts, NOTHING } from "~core/x-prices"
import type { DeskDb } from "./desk-db"

/** What one account asked X for on one UTC day. */
export interface Spend extends Counts {
  account: string
  /** `2026-11-22`, UTC: X's day. */
  day: string
}

/** One event that X has charged for on that day already. Kept for that day only. */
export interface Billed {
  day: string
  account: string
  event: string
}

/** X's day, in UTC; `at` in Unix milliseconds. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** How many of an account's events X has charged for on its day of `at` (Unix milliseconds). */
export const chargedToday = (db: DeskDb, account: string, at: number): Promise<number> =>
  db.billed
    .where("[day+account+event]")
    .between([dayOf(at), account, Dexie.minKey], [dayOf(at), account, Dexie.maxKey])
    .count()

/** Notes one thing that X charges for. */
export function noteSpent(db: DeskDb, account: string, what: Billable, at: number): Promise<void> {
  return db.transaction("rw", db.spend, () => add(db, account, dayOf(at), what, 1))
}

/** Notes the events of one answer; those X has returned before on that day are free. */
export function noteReturned(db: DeskDb, account: string, events: readonly string[], at: number): Promise<void> {
  const day = dayOf(at)
  return db.transaction("rw", db.spend, db.billed, async () => {
    const keys = [...new Set(events)].map((event): [string, string, string] => [day, account, event])
    const known = await db.billed.bulkGet(keys)
    const fresh = keys.filter((_, i) => known[i] === undefined)
    if (fresh.length === 0) return
    await db.billed.bulkAdd(fresh.map(([day, account, event]) => ({ day, account, event })))
    await db.billed.where("[day+account+event]").below([day]).delete()
    await add(db, account, day, "event", fresh.length)
  })
}

async function add(db: DeskDb, account: string, day: string, what: Billable, count: number): Promise<void> {
  const spent = (await db.spend.get([account, day])) ?? { account, day, ...NOTHING }
  await db.spend.put({ ...spent, [what]: spent[what] + count })
}
