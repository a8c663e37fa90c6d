/** A worker's world for tests: a real Dexie, an X that says what the test wants, and a clock that stands. No production file imports this. */

import type { Account } from "~core/account"
import { newAgent, newCursor, newInbox, newStanding } from "~core/blank"
import { type AccountId, type EventId, eventId, SOLO_AGENT } from "~core/ids"
import { anAccount, anArrival, aPerson, BRAND, MAIN, NOW, SETTINGS } from "~core/test-desk"
import { commitTo } from "~store/commit"
import { DeskDb } from "~store/desk-db"
import { noteReturned } from "~store/spend"
import type { Heard, Malformed, Page, SendOutcome, X, XEvent } from "~x/port"
import { xClock } from "./clock"
import { soloMode } from "./mode"
import type { World } from "./world"

type Failure = Heard<Page> & { ok: false }

/** At one's own desk, where every duty is one's own; nobody sits down anywhere else. */
export const atHome = (db: DeskDb): Pick<World, "as" | "seat"> => ({
  as() {
    return (this as World).commit
  },
  seat: { mode: soloMode(SOLO_AGENT, commitTo(db), {} as X) } as unknown as World["seat"],
})

/** X's side of one account: events newest first, paged like X does, and whatever goes wrong on demand. */
export class TestX {
  events: XEvent[] = []
  malformed: Malformed[] = []
  allowance: { left: number; limit: number; resetAt: number } | null = null
  /** Answers that come instead of pages, first one first. */
  failures: Failure[] = []
  asked: { account: string; size: number; token: string | null }[] = []
  sent: string[] = []
  /** Pages are never longer, whatever is asked for. */
  longest = 100
  onPage: () => void | Promise<void> = () => {}
  onSend: (text: string) => Promise<SendOutcome> = async () => sentAs("9000")

  page = async (account: AccountId, { size, token }: { size: number; token: string | null }): Promise<Heard<Page>> => {
    this.asked.push({ account, size, token })
    await this.onPage()
    const failure = this.failures.shift()
    if (failure) return failure
    const from = token === null ? 0 : this.events.findIndex(({ id }) => id === token) + 1
    const events = this.events.slice(from, from + Math.min(size, this.longest))
    const last = events.at(-1)
    const next = last && last !== this.events.at(-1) ? last.id : null
    const page = { events, people: [aPerson()], malformed: this.malformed, next }
    return { ok: true, value: page, allowance: this.allowance, xNow: null }
  }

  send = (_account: AccountId, _to: string, text: string): Promise<SendOutcome> => {
    this.sent.push(text)
    return this.onSend(text)
  }

  /** Somebody writes: the newest event. */
  writes(id: number, parts: Partial<XEvent> = {}): EventId {
    const event = anArrival({ id: eventId(String(id)), at: NOW + id, text: `message ${id}`, ...parts })
    this.events.unshift(event)
    return event.id
  }
}

export const sentAs = (id: string): SendOutcome => ({ fate: "sent", event: eventId(id), xNow: null, allowance: null })

/** What the test holds: its world, and the strings it pulls. */
export interface Stage {
  world: World
  db: DeskDb
  x: TestX
  nudged: string[]
  reported: unknown[]
  /** Moves the clock on, in milliseconds. */
  passes: (ms: number) => void
  /** The worker dies and another one wakes, on the same disk and with the same X. */
  reborn: () => World
}

/** A desk with one agent, one inbox and one connected account that was read a moment ago, up to event 100. */
export async function aStage(account: Partial<Account> = {}): Promise<Stage> {
  const db = new DeskDb(`aside-${crypto.randomUUID()}`)
  const x = new TestX()
  const nudged: string[] = []
  const reported: unknown[] = []
  let now = NOW
  const born = (): World => ({
    db,
    commit: commitTo(db),
    // The calls a test needs; any other would be a surprise.
    x: x as unknown as X,
    // Nobody signs in here: there are no tokens to keep.
    shelf: {
      read: async () => undefined,
      keep: async () => {},
      forget: async () => {},
      clear: async () => [],
    } as unknown as World["shelf"],
    clock: xClock(() => now),
    me: SOLO_AGENT,
    ...atHome(db),
    signal: new AbortController().signal,
    report: (error) => reported.push(error),
    nudge: (what) => nudged.push(what),
    hurry: async () => {},
    inFlight: new Set(),
  })
  const until = eventId("100")
  await db.agents.put({ ...newAgent(SOLO_AGENT, "Me", NOW), rev: 1 })
  await db.inboxes.put({ ...newInbox(MAIN, "Inbox", [SOLO_AGENT]), rev: 1 })
  await db.settings.put({ ...SETTINGS, kind: "settings", id: "desk", rev: 1 })
  await db.accounts.put(anAccount(account))
  await db.standings.put({ ...newStanding(BRAND), rev: 1 })
  await db.cursors.put({ ...newCursor(BRAND, NOW), rev: 1, until, newest: until })
  // It has been read today: the newest events cost nothing when they come again.
  await noteReturned(
    db,
    BRAND,
    Array.from({ length: 20 }, (_, n) => `${81 + n}`),
    NOW,
  )
  const passes = (ms: number) => {
    now += ms
  }
  return { world: born(), db, x, nudged, reported, passes, reborn: born }
}
