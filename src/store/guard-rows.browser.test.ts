import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Conversation } from "~core/conversation"
import type { Entry } from "~core/entry"
import { conversationId, customerId, entryId } from "~core/ids"
import { aCustomer, anOpen, CLEO } from "~core/test-desk"
import { DeskDb } from "./desk-db"
import { QUARANTINE_LIMIT } from "./quarantine"
import { live } from "./reads/live"
import { atTheDoors } from "./rungs/4-at-the-doors"

let db: DeskDb
beforeEach(() => {
  db = new DeskDb(`rows-${crypto.randomUUID()}`)
})
afterEach(() => db.delete())

/** Writes as DevTools does, past Dexie. */
async function scribble(table: string, ...rows: object[]): Promise<void> {
  await db.open()
  const transaction = db.backendDB().transaction(table, "readwrite")
  for (const row of rows) transaction.objectStore(table).put(row)
  await new Promise((done, failed) => {
    transaction.oncomplete = done
    transaction.onerror = failed
  })
}

const setAside = (count: number) =>
  expect.poll(() => db.quarantine.count(), { timeout: 5_000, interval: 20 }).toBe(count)

const note = (n: number): Entry =>
  ({
    id: entryId(`7.${n}`),
    conversation: conversationId("c1"),
    customer: CLEO,
    order: String(n).padStart(5, "0"),
    at: n,
    type: "note",
    agent: "ann",
    text: "x",
  }) as Entry

describe("a row that is not what its table holds", () => {
  const good = anOpen()
  const spoiled: [string, object][] = [
    ["a number for a text", { ...good, lastInboundText: 7 }],
    ["a text for a number", { ...good, unread: "1" }],
    ["nothing where a list was", { ...good, conversions: null }],
    ["a list with a hole", { ...good, topics: Object.assign([], { length: 2, 1: "a" }) }],
    ["a status nobody knows", { ...good, status: "Ajar" }],
    ["a number that is none", { ...good, newestAt: Number.NaN }],
    ["an offer without its end", { ...good, offer: { agent: "ann", madeAt: 1 } }],
    ["a field missing", Object.fromEntries(Object.entries(good).filter(([name]) => name !== "round"))],
    ["all but its id missing", { id: good.id }],
    ["a ring", Object.assign({ ...good, round: null } as object, { self: {} as unknown })],
  ]
  test.each(spoiled)(
    "%s: is not there for anybody, whichever way it is asked for, and lies in quarantine",
    async (_, row) => {
      const other = anOpen({ id: conversationId("c2") })
      await scribble("conversations", row, other)
      expect(await db.conversations.get(good.id)).toBeUndefined()
      expect(await db.conversations.bulkGet([good.id, other.id])).toEqual([undefined, other])
      expect(await db.conversations.toArray()).toEqual([other])
      expect(await db.conversations.filter(() => true).toArray()).toEqual([other])
      expect(await db.conversations.toCollection().reverse().first()).toEqual(other)
      expect((await db.conversations.where("customer").equals(CLEO).toArray()).map(({ id }) => id)).toEqual([other.id])
      await setAside(1)
      const [kept] = await db.quarantine.toArray()
      expect(kept).toMatchObject({ from: "desk", table: "conversations", key: good.id })
      expect(kept?.raw).toEqual(row)
      expect(await db.conversations.count()).toBe(1)
      // Its key is free again.
      await db.conversations.add(good)
      expect(await db.conversations.get(good.id)).toEqual(good)
    },
  )

  test("a live question goes on without it, and answers anew when it has gone", async () => {
    await scribble("customers", { ...aCustomer(), details: "none" }, aCustomer({ id: customerId("502"), name: "Dan" }))
    const heard: string[][] = []
    const listening = live(async () => (await db.customers.toArray()).map(({ name }) => name)).subscribe((names) => {
      heard.push(names)
    })
    await setAside(1)
    await db.customers.put(aCustomer({ id: customerId("503"), name: "Eve" }))
    await expect.poll(() => heard.at(-1)).toEqual(["Dan", "Eve"])
    listening.unsubscribe()
    expect(heard.flat()).not.toContain("Cleo")
  })

  test("of two million reasons each line of a timeline is looked at by its own type", async () => {
    const { text: _, ...mute } = note(2) as Entry & { text: string }
    await scribble("entries", note(1), mute, { ...note(3), type: "spell" }, { ...note(4), order: 4 })
    expect((await db.entries.toArray()).map(({ id }) => id)).toEqual(["7.1"])
    await setAside(3)
    expect((await db.quarantine.toArray()).map(({ why }) => why).sort()).toEqual([
      "order: not what it should be",
      "text: missing",
      "type: none that is known",
    ])
  })

  test("with the quarantine full it stays where it lies, unseen, and is counted", async () => {
    const full = Array.from({ length: QUARANTINE_LIMIT }, (_, n) => ({ id: `q${n}` }))
    await scribble("quarantine", ...full)
    await scribble("conversations", { id: "c1" })
    expect(await db.conversations.toArray()).toEqual([])
    await expect.poll(() => db.turnedAway.toArray()).toMatchObject([{ what: "conversations", why: "full", count: 1 }])
    expect(await db.conversations.count()).toBe(1)
  })

  test("one that is changed where it lies by a rung is seen by it", async () => {
    await scribble("quarantine", { id: "q1", account: "7", at: 1, why: "old", raw: {} })
    await db.transaction("rw", db.quarantine, (transaction) => atTheDoors.climb?.(transaction))
    expect(await db.quarantine.get("q1")).toMatchObject({ from: "X", table: null, triedAt: null, whole: true })
  })
})

test("checking costs little beside reading", async () => {
  const rows = Array.from({ length: 2_000 }, (_, n): Conversation => anOpen({ id: conversationId(`c${n}`) }))
  await db.conversations.bulkAdd(rows)
  await db.entries.bulkAdd(Array.from({ length: 2_000 }, (_, n) => note(n)))
  const { rowOf } = await import("./rows/of-tables")
  for (const [table, sample] of [
    ["conversations", rows],
    ["entries", await db.entries.toArray()],
  ] as const) {
    const row = rowOf(table)
    const time = async (work: () => unknown) => {
      const times: number[] = []
      for (let n = 0; n < 5; n++) {
        const begun = performance.now()
        await work()
        times.push(performance.now() - begun)
      }
      // The quickest: what else this machine does meanwhile is not measured.
      return Math.min(...times)
    }
    const reading = await time(() => db.table(table).toArray())
    const checking = await time(() => (sample as unknown[]).every((one) => row?.(one)))
    console.log(`${table}: 2,000 read in ${reading.toFixed(1)} ms, of which checking ${checking.toFixed(1)} ms`)
    expect(checking).toBeLessThan(reading / 3)
  }
})
