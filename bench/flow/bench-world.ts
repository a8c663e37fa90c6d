import { xClock } from "~background/clock"
import { counted } from "~background/spending"
import { atHome } from "~background/test-world"
import type { World } from "~background/world"
import { newAgent, newCursor, newInbox, newStanding } from "~core/blank"
import { accountId, FIRST_INBOX, SOLO_AGENT } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { commitTo } from "~store/commit"
import { DeskDb } from "~store/desk-db"
import type { X } from "~x/port"

export const ACCOUNT = accountId("70")

/** A desk of its own beside the one that stands, so that nobody listens: an agent who is away, an inbox, one account read up to now. */
export async function aDesk(name: string): Promise<DeskDb> {
  await indexedDB.deleteDatabase(name)
  const db = new DeskDb(name)
  const now = Date.now()
  await db.agents.put({ ...newAgent(SOLO_AGENT, "Me", now), rev: 1 })
  await db.inboxes.put({ ...newInbox(FIRST_INBOX, "Inbox", [SOLO_AGENT]), rev: 1 })
  await db.settings.put({ ...DEFAULT_SETTINGS, kind: "settings", id: "desk", rev: 1 })
  const account = { handle: "brand", name: "Brand", picture: null, clientId: "app", inbox: FIRST_INBOX }
  const stands = { status: "connected" as const, connectedAt: now, openToEveryone: true }
  await db.accounts.put({ kind: "account", id: ACCOUNT, rev: 1, ...account, ...stands })
  await db.standings.put({ ...newStanding(ACCOUNT), rev: 1 })
  await db.cursors.put({ ...newCursor(ACCOUNT, now), rev: 1 })
  return db
}

/** The worker's world over it; X is asked by `page` alone. */
export function worldOf(db: DeskDb, page: X["page"]): World {
  const clock = xClock()
  const report = (error: unknown) => console.error(error)
  const shelf = { read: async () => undefined, keep: async () => {}, forget: async () => {}, clear: async () => [] }
  return {
    db,
    commit: commitTo(db),
    x: counted({ page } as unknown as X, { db, now: clock.now, report }),
    shelf: shelf as unknown as World["shelf"],
    clock,
    me: SOLO_AGENT,
    ...atHome(db),
    signal: new AbortController().signal,
    report,
    nudge: () => {},
    hurry: async () => {},
    inFlight: new Set(),
  }
}

/** Closes a desk and takes it off the disk. */
export async function remove(db: DeskDb): Promise<void> {
  db.close()
  await new Promise<void>((resolve, reject) => {
    const going = indexedDB.deleteDatabase(db.name)
    going.onsuccess = () => resolve()
    going.onerror = () => reject(going.error)
  })
}
