import { xClock } from "../../src/background/clock"
import { carryOut } from "../../src/background/commands"
import { carryOutDeadlines, nextDeadline } from "../../src/background/deadlines"
import { createReader } from "../../src/background/reader"
import { nextAsking, routeWaiting } from "../../src/background/router"
import { sendDue } from "../../src/background/sender"
import { counted } from "../../src/background/spending"
import { atHome } from "../../src/background/test-world"
import { alone, together } from "../../src/background/turns"
import type { World } from "../../src/background/world"
import { newAgent, newCursor, newInbox, newStanding } from "../../src/core/blank"
import { SOLO_AGENT } from "../../src/core/ids"
import { anAccount, BRAND, MAIN, NOW, SETTINGS } from "../../src/core/test-desk"
import type { DeskCommand } from "../../src/messaging/contract"
import { commitTo } from "../../src/store/commit"
import { DeskDb } from "../../src/store/desk-db"
import type { X } from "../../src/x/port"
import { type Limits, MeteredX } from "./metered-x"

/** What is different about this shift. */
export interface ShiftTerms {
  limits?: Limits
  /** How far this computer's clock is ahead of X's, in milliseconds. */
  clockAhead?: number
  standardCapacity?: number
}

/** A desk with its real loops on a real Dexie, X with its meters, and time that passes when the test says so. */
export async function openShift({ limits, clockAhead = 0, standardCapacity = 3 }: ShiftTerms = {}) {
  let now = NOW
  const db = new DeskDb(`aside-shift-${crypto.randomUUID()}`)
  const x = new MeteredX(() => now, limits)
  const woken = { desk: true, sends: true, reads: true }
  const reported: unknown[] = []
  const here = () => now + clockAhead

  await db.agents.put({ ...newAgent(SOLO_AGENT, "Me", NOW), rev: 1 })
  await db.inboxes.put({ ...newInbox(MAIN, "Inbox", [SOLO_AGENT]), rev: 1, askBeforeAssigning: false })
  const capacity = { standardCapacity, maximumCapacity: Math.max(standardCapacity, SETTINGS.maximumCapacity) }
  await db.settings.put({ ...SETTINGS, ...capacity, kind: "settings", id: "desk", rev: 1 })
  await db.accounts.put(anAccount())
  await db.standings.put({ ...newStanding(BRAND), rev: 1 })
  await db.cursors.put({ ...newCursor(BRAND, NOW), rev: 1 })

  /** The worker wakes: loops of its own over what is on the disk. */
  function born() {
    const clock = xClock(here)
    const wakes = (what: keyof typeof woken) => {
      woken[what] = true
    }
    const world: World = {
      db,
      commit: commitTo(db),
      x: counted(x as unknown as X, { db, now: clock.now, report: (error) => reported.push(error) }),
      shelf: { read: async () => undefined, keep: async () => {}, forget: async () => {}, clear: async () => [] },
      clock,
      me: SOLO_AGENT,
      ...atHome(db),
      signal: new AbortController().signal,
      report: (error) => reported.push(error),
      nudge: wakes,
      hurry: () => reader.hurry(),
      inFlight: new Set(),
    }
    const reader = createReader(world)
    return { world, reader }
  }
  let worker = born()
  const due: Record<keyof typeof woken, number | null> = { desk: null, sends: null, reads: null }

  async function look(what: keyof typeof woken): Promise<number | null> {
    const { world, reader } = worker
    if (what === "sends") return sendDue(world)
    if (what === "reads") return reader.step()
    await carryOutDeadlines(world)
    await routeWaiting(world)
    const times = [await nextDeadline(world), await nextAsking(world)].filter((time) => time !== null)
    return times.length > 0 ? Math.min(...times) : null
  }

  /** Everything that is due now, and all that follows from it. */
  async function settle(): Promise<void> {
    const { clock } = worker.world
    for (let turns = 0; ; turns++) {
      if (turns > 20_000) throw new Error("The desk never comes to rest.")
      const what = (["desk", "sends", "reads"] as const).find(
        (one) => woken[one] || (due[one] !== null && (due[one] ?? 0) <= clock.now()),
      )
      if (!what) return
      woken[what] = false
      due[what] = await together(() => look(what))
      await alone(async () => {})
    }
  }

  return {
    db,
    x,
    reported,
    now: () => now,
    /** The worker dies, and another wakes. */
    kill: () => {
      worker = born()
      Object.assign(woken, { desk: true, sends: true, reads: true })
    },
    /** Time passes, and the desk does what falls due. */
    passes: async (ms: number): Promise<void> => {
      const until = now + ms
      for (;;) {
        await settle()
        const ahead = worker.world.clock.now() - now
        const next = Math.min(until, ...Object.values(due).map((at) => (at === null ? until : at - ahead)))
        if (next >= until) break
        now = Math.max(now + 1, next)
      }
      now = until
      await settle()
    },
    /** Time passes while the computer sleeps: nothing is done. */
    sleeps: (ms: number): void => {
      now += ms
    },
    says: (command: DeskCommand) =>
      carryOut(worker.world, command).then(async (answer) => {
        await settle()
        return answer
      }),
    /** Requests, messages of ours and cents since the last asking. */
    meter: () => {
      const read = { requests: x.requests, sends: x.sends, cents: x.cost / 10 }
      x.requests = 0
      x.sends = 0
      x.cost = 0
      return read
    },
    close: () => db.close(),
  }
}

/** Such a desk. */
export type Shift = Awaited<ReturnType<typeof openShift>>
