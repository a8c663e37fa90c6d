import Dexie from "dexie"
import { beforeEach, describe, expect, test, vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

import { newCustomer } from "~core/blank"
import { agentId, customerId, SOLO_AGENT } from "~core/ids"
import type { Membership } from "~core/membership"
import { openDesk } from "~core/open-desk"
import { unpack } from "~store/archive/bytes"
import { TABLES } from "~store/archive/format"
import { commitTo } from "~store/commit"
import { DeskDb } from "~store/desk-db"
import { openTeamShelf, type TeamShelf } from "~store/team-shelf"
import { wholeDesk } from "../../../test/migrate/whole-desk"
import "./test-hands"
import { type Joining, putAway, ShelfTaken } from "./put-away"
import { mendMove, putBack } from "./put-back"

const NOW = 1_790_000_000_000
const never = new AbortController().signal
const joining: Joining = {
  member: {
    ...{ id: "me", member: agentId("ann1"), role: "agent", name: "Ann", server: "wss://desk.example.com" },
    ...{ workspace: "w1", joinedAt: NOW },
  } as Omit<Membership, "putAway">,
  invitation: { aside: 1, seed: "secret" },
}
/** What a desk shows to whoever works at it; how the index stands is made again. */
const SHOWN = TABLES.filter((table) => table !== "files")

/** A browser: its desk, its shelf and X's tokens; it lives on when its worker dies. */
class Browser {
  names = { desk: `aside-${crypto.randomUUID()}`, shelf: `aside-team-${crypto.randomUUID()}` }
  db = new DeskDb(this.names.desk)
  shelf = openTeamShelf(Dexie, this.names.shelf)
  signedIn = new Set<string>()
  tokens = { read: async (account: string) => (this.signedIn.has(account) ? {} : undefined) }
  reported: unknown[] = []

  join = () => putAway({ db: this.db, shelf: this.shelf, now: () => NOW, signal: never }, joining)
  leave = () => putBack({ db: this.db, shelf: this.shelf, tokens: this.tokens, signal: never })

  /** The worker died, and another one wakes. */
  async wakes() {
    this.db.close()
    this.db = new DeskDb(this.names.desk)
    this.shelf = openTeamShelf(Dexie, this.names.shelf)
    const report = (error: unknown) => this.reported.push(error)
    await mendMove({ db: this.db, shelf: this.shelf, tokens: this.tokens, signal: never, report })
  }

  async open() {
    const made = openDesk({ agent: null, inbox: null, settings: null }, NOW)
    if (made.ok) await commitTo(this.db)(made.change)
  }

  /** Furnished with a desk that has everything a desk can have, and with one file. */
  async furnish() {
    const { files = [], membership, replica, placed, teamLine, colleagues, ...rest } = wholeDesk()
    await this.db.transaction("rw", this.db.tables, async () => {
      for (const [table, rows] of Object.entries(rest)) await this.db.table(table).bulkPut(rows)
    })
    for (const file of files) await this.db.files.put({ ...file, bytes: unpack(file.bytes as never) } as never)
  }

  /** The team's desk is copied here. */
  async works() {
    await this.db.customers.put({ ...newCustomer(customerId("team"), "Of the team"), rev: 1 })
    await this.db.replica.put({ id: "team", workspace: "w1", made: "then", position: 9 })
    await this.db.placed.put({ key: "customer/team", seq: 9 })
  }

  rows = async (): Promise<Record<string, unknown[]>> =>
    Object.fromEntries(await Promise.all(SHOWN.map(async (table) => [table, await this.db.table(table).toArray()])))
}

/** What of a desk is different after it was away: nothing is on its way to X any more. */
const settled = (rows: Record<string, unknown[]>) => ({
  ...rows,
  sends: rows.sends?.map((row) => {
    const send = row as { status: string; sendingAt: number | null }
    return send.status === "sending" ? { ...send, status: "unsure", unsureAt: send.sendingAt, lookedFor: false } : send
  }),
})

let browser: Browser
beforeEach(() => {
  browser = new Browser()
})

describe("a desk that is put away", () => {
  test("leaves an empty one in the member's name; leaving brings it back row for row, and nothing of the team's stays", async () => {
    await browser.furnish()
    browser.signedIn.add("1420000000000000001")
    const before = await browser.rows()
    expect(await browser.join()).toEqual({ ...joining.member, putAway: 6 })
    expect(Object.values(await browser.rows()).flat()).toEqual([])
    expect(await browser.shelf.read()).toEqual(joining.invitation)
    // Money that was spent stays spent.
    expect([await browser.db.spend.count(), await browser.db.billed.count()]).toEqual([1, 1])
    await browser.works()
    await browser.leave()
    expect(await browser.rows()).toEqual(settled(before))
    const file = await browser.db.files.get("photo")
    expect(file?.bytes.size).toBe(4)
    expect([
      await browser.db.membership.count(),
      await browser.db.replica.count(),
      await browser.db.placed.count(),
    ]).toEqual([0, 0, 0])
    expect([await browser.shelf.read(), await browser.shelf.readPutAway(), await browser.shelf.moving()]).toEqual([
      undefined,
      undefined,
      null,
    ])
  })

  test("asks for a sign-in again where the tokens have gone meanwhile", async () => {
    await browser.furnish()
    await browser.join()
    await browser.leave()
    expect(await browser.db.accounts.toArray()).toMatchObject([{ status: "reconnect" }])
  })

  test("that was published sends nothing by itself: the team's does", async () => {
    await browser.furnish()
    browser.signedIn.add("1420000000000000001")
    await browser.join()
    await browser.shelf.notePublished()
    await browser.leave()
    expect(await browser.db.sends.where("status").equals("queued").count()).toBe(0)
    expect(await browser.db.sends.get("queued" as never)).toMatchObject({ status: "refused", because: "too-old" })
    expect(await browser.db.accounts.toArray()).toMatchObject([{ status: "reconnect" }])
  })

  test("that was just opened isn't put away at all, and an empty one comes after the team", async () => {
    await browser.open()
    await browser.db.agents.update(SOLO_AGENT, { available: true, since: 5 })
    expect(await browser.join()).toMatchObject({ putAway: null })
    expect(await browser.shelf.readPutAway()).toBeUndefined()
    await browser.works()
    await browser.leave()
    expect(Object.values(await browser.rows()).flat()).toEqual([])
  })

  test.each<[string, (db: DeskDb) => Promise<unknown>]>([
    ["a setting", (db) => db.settings.update("desk", { undoSeconds: 0 })],
    ["a name", (db) => db.agents.update(SOLO_AGENT, { name: "Ann" })],
    [
      "a saved answer",
      (db) => db.answers.put({ kind: "answer", id: "a" as never, rev: 1, name: "n", text: "t", account: null }),
    ],
    ["something typed", (db) => db.drafts.put({ conversation: "c", text: "half" })],
    [
      "another inbox",
      (db) =>
        db.inboxes.put({
          kind: "inbox",
          id: "b" as never,
          rev: 1,
          name: "B",
          agents: [],
          askBeforeAssigning: true,
          firstReplyMinutes: null,
        }),
    ],
  ])("is worth it for %s alone", async (_, change) => {
    await browser.open()
    await change(browser.db)
    const before = await browser.rows()
    expect(await browser.join()).toMatchObject({ putAway: 0 })
    await browser.leave()
    expect(await browser.rows()).toEqual(before)
  })

  test("is exported anew when somebody typed on meanwhile", async () => {
    await browser.furnish()
    const shelf = browser.shelf
    let typed = false
    const slow: TeamShelf = {
      ...shelf,
      putAway: async (...away) => {
        if (!typed) await browser.db.drafts.put({ conversation: "late", text: "typed while it was exported" })
        typed = true
        return shelf.putAway(...away)
      },
    }
    await putAway({ db: browser.db, shelf: slow, now: () => NOW, signal: never }, joining)
    await browser.leave()
    expect(await browser.db.drafts.get("late")).toMatchObject({ text: "typed while it was exported" })
  })

  test("never takes another one's place on the shelf, and isn't cleared then", async () => {
    await browser.furnish()
    await browser.shelf.putAway(new Blob(["another"]), 99, 1)
    const before = await browser.rows()
    await expect(browser.join()).rejects.toThrow(ShelfTaken)
    await browser.wakes()
    expect(await browser.rows()).toEqual(before)
    expect(await browser.shelf.readPutAway()).toMatchObject({ customers: 99 })
  })

  test("that can't be read any more keeps its browser in the team, and nothing is lost", async () => {
    await browser.furnish()
    await browser.join()
    await browser.shelf.dropPutAway()
    await browser.shelf.putAway(new Blob(["{}"]), 6, 1)
    await browser.works()
    await expect(browser.leave()).rejects.toMatchObject({ why: "not-an-export" })
    await browser.wakes()
    expect(await browser.db.customers.toArray()).toMatchObject([{ id: "team" }])
    expect([await browser.db.membership.count(), await browser.shelf.moving()]).toEqual([1, null])
  })

  test("stands again by itself when the browser lost the desk that was in its place", async () => {
    await browser.furnish()
    const before = await browser.rows()
    await browser.join()
    await browser.db.delete()
    await browser.wakes()
    expect((await browser.rows()).customers).toEqual(before.customers)
    expect(await browser.shelf.readPutAway()).toBeUndefined()
  })

  test("that is lost and damaged lets a fresh desk open all the same", async () => {
    await browser.shelf.putAway(new Blob(["{}"]), 6, 1)
    await browser.wakes()
    expect(browser.reported).toMatchObject([{ why: "not-an-export" }])
    expect(await browser.shelf.readPutAway()).toMatchObject({ customers: 6 })
  })
})

test("a desk that waits on the shelf outlives a worker that died joining, whatever was done at the fresh one since", async () => {
  await browser.shelf.putAway(new Blob(["{}"]), 6, 1)
  await browser.open()
  const { dies } = dyingAt(browser, 2, true)
  await Promise.race([dies, browser.join()])
  const whole = new Browser()
  whole.names = browser.names
  browser = whole
  await browser.wakes()
  await browser.db.drafts.put({ conversation: "c", text: "half" })
  await browser.wakes()
  expect(await browser.shelf.readPutAway()).toMatchObject({ customers: 6 })
})

/** A browser whose worker dies at its `nth` write, before or after it is done: whatever was to come after that never does. */
function dyingAt(whole: Browser, nth: number, before: boolean) {
  let writes = 0
  let died = () => {}
  const dies = new Promise<"died">((resolve) => {
    died = () => resolve("died")
  })
  const forever = new Promise<never>(() => {})
  const guarded =
    <A extends unknown[], R>(write: (...args: A) => PromiseLike<R>) =>
    async (...args: A): Promise<R> => {
      const dying = ++writes === nth
      if (writes > nth || (dying && before)) {
        died()
        return forever
      }
      const done = await write(...args)
      if (!dying) return done
      died()
      return forever
    }
  const { shelf, db } = whole
  whole.shelf = Object.fromEntries(
    Object.entries(shelf).map(([name, act]) => [
      name,
      name.startsWith("read") || name === "moving" ? act : guarded(act as never),
    ]),
  ) as TeamShelf
  const transaction = db.transaction.bind(db) as (...args: unknown[]) => PromiseLike<unknown>
  Object.assign(db, {
    transaction: (mode: string, ...rest: unknown[]) =>
      mode === "rw" && Array.isArray(rest[0]) && rest[0].length === db.tables.length
        ? guarded(() => transaction(mode, ...rest))()
        : transaction(mode, ...rest),
  })
  return { dies }
}

describe("a worker that dies at any write", () => {
  /** Before and after each write of a move. */
  const INSTANTS = [1, 2, 3, 4, 5].flatMap((nth) => [true, false].map((before) => [nth, before] as const))

  /** Until it dies there; a move that has no such write is over. */
  async function diesAt(nth: number, before: boolean, move: () => Promise<unknown>): Promise<"dead" | "done"> {
    const { dies } = dyingAt(browser, nth, before)
    return Promise.race([dies.then(() => "dead" as const), move().then(() => "done" as const)])
  }

  async function putsAway(nth: number, before: boolean): Promise<string> {
    browser = new Browser()
    await browser.furnish()
    const rows = await browser.rows()
    if ((await diesAt(nth, before, browser.join)) === "done") return "done"
    await browser.wakes()
    const member = (await browser.db.membership.count()) === 1
    expect(await browser.shelf.moving()).toBeNull()
    if (!member) {
      expect(await browser.rows()).toEqual(rows)
      expect([await browser.shelf.readPutAway(), await browser.shelf.read()]).toEqual([undefined, undefined])
      // Trying again is as if it had never been tried.
      await browser.join()
    }
    expect(await browser.shelf.read()).toEqual(joining.invitation)
    await browser.works()
    await browser.leave()
    expect({ ...(await browser.rows()), accounts: rows.accounts }).toEqual(settled(rows))
    return member ? "joined" : "not joined"
  }

  test("while it puts the desk away: either the desk stands, or the team's does and the desk is on the shelf", async () => {
    const seen: string[] = []
    for (const [nth, before] of INSTANTS) seen.push(await putsAway(nth, before))
    expect(seen).toEqual([...Array(7).fill("not joined"), ...Array(3).fill("joined")])
    expect(await putsAway(6, true)).toBe("done")
  })

  async function putsBack(nth: number, before: boolean): Promise<string> {
    browser = new Browser()
    await browser.furnish()
    const rows = await browser.rows()
    await browser.join()
    await browser.works()
    if ((await diesAt(nth, before, browser.leave)) === "done") return "done"
    await browser.wakes()
    const member = (await browser.db.membership.count()) === 1
    expect(await browser.shelf.moving()).toBeNull()
    if (member) {
      expect(await browser.db.customers.toArray()).toMatchObject([{ id: "team" }])
      await browser.leave()
    }
    expect({ ...(await browser.rows()), accounts: rows.accounts }).toEqual(settled(rows))
    expect([await browser.shelf.readPutAway(), await browser.shelf.read()]).toEqual([undefined, undefined])
    return member ? "still there" : "left"
  }

  test("while it puts it back: either the team's desk stands and the desk is on the shelf, or the desk stands alone", async () => {
    const seen: string[] = []
    for (const [nth, before] of INSTANTS) seen.push(await putsBack(nth, before))
    expect(seen).toEqual([...Array(3).fill("still there"), ...Array(7).fill("left")])
    expect(await putsBack(6, true)).toBe("done")
  })
})
