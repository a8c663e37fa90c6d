import { afterEach, expect, test } from "vitest"
import { DeskDb } from "./desk-db"
import { readHealth } from "./reads/health"
import { noteReturned, noteSpent } from "./spend"

const db = new DeskDb(`aside-spend-${crypto.randomUUID()}`)
afterEach(() => db.delete())

const NOON = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000

test("an event counts once a UTC day however often it is read, and anew the day after; everything else each time", async () => {
  await noteReturned(db, "7", ["1", "2", "2"], NOON)
  await Promise.all([noteReturned(db, "7", ["2", "3"], NOON), noteReturned(db, "7", ["3", "1"], NOON)])
  await noteSpent(db, "7", "send", NOON)
  expect((await readHealth(NOON, db)).today).toEqual({
    counts: { event: 3, send: 1, delete: 0, block: 0, me: 0 },
    cost: 45,
  })
  await noteReturned(db, "7", ["3"], NOON + DAY)
  const { today, month } = await readHealth(NOON + DAY, db)
  expect([today.cost, month.cost]).toEqual([10, 55])
  expect(await db.billed.count()).toBe(1)
  expect((await readHealth(NOON + 30 * DAY, db)).month.cost).toBe(0)
})
