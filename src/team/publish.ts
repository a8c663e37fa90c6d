import type { NatsConnection } from "@nats-io/nats-core"
import type { AccountId, AgentId } from "~core/ids"
import type { LaidOut } from "~store/archive/lay-out"
import type { DeskDb } from "~store/desk-db"
import type { Progress } from "~store/reads/export"
import { inboxesThere, type Moving, publishAccounts, publishHouse } from "./publishing/house"
import { lonelyLinks, profilesOf } from "./publishing/profiles"
import { type Published, publishCustomers, type There } from "./publishing/publish-customers"

/** What a desk is published with. */
export interface Publishing {
  /** An admin's connection. */
  nc: NatsConnection
  /** Whose desk it was: what the agent of the one browser did, they did. */
  member: AgentId
  /** How they are called. */
  name: string
  /** Lays the desk out that was exported; it goes when it is published. */
  layOut: () => Promise<LaidOut>
  /** Whether this browser has X's tokens of an account. */
  signedIn: (account: AccountId) => Promise<boolean>
  /** Once, before the first row is written: whoever puts the desk back has to know that it is elsewhere too. */
  begin: () => Promise<unknown>
  signal: AbortSignal
  tell: (progress: Progress) => void
}

/**
 * Publishes one browser's desk into its team's. Everything is written where nothing stands yet, and nothing is ever written over: so it can be
 * done again, by itself or after it was stopped or died at any instant, and goes on where it was. Customers come whole or not at all; the
 * accounts come last, so that nobody reads X before all that is known of it is there. Throws `UnfitExport`, the signal's reason, `Unanswered`
 * and `TeamRefused`.
 */
export async function publishDesk(publishing: Publishing): Promise<Published> {
  const { nc, member, name, signal } = publishing
  const { db, head } = await publishing.layOut()
  try {
    const moving: Moving = { nc, db, member, at: head.at, signal }
    const { published, tell } = await counting(db, publishing.tell)
    await publishing.begin()
    await publishHouse(moving)
    const inbox = await inboxesThere(nc)
    const there: There = { nc, signal, tell, into: { member, name, at: head.at, inbox } }
    for await (const profiles of profilesOf(db)) await publishCustomers(there, profiles)
    for await (const links of lonelyLinks(db)) await publishCustomers(there, [links])
    await publishAccounts(moving, inbox, publishing.signedIn)
    return published
  } finally {
    await db.delete()
  }
}

/** Counts what became of whom, and tells how far it is in rows that stand with customers: all others are few. */
async function counting(db: DeskDb, tell: Publishing["tell"]) {
  const tables = [db.customers, db.conversations, db.conversions, db.sends, db.entries]
  const counts = await Promise.all(tables.map((table) => table.count()))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const published: Published = { published: 0, kept: 0, alreadyThere: 0, refused: 0 }
  let done = 0
  tell({ done, total })
  return {
    published,
    tell: (fate: keyof Published | null, customers: number, rows: number) => {
      if (fate) published[fate] += customers
      done += rows
      tell({ done, total })
    },
  }
}
