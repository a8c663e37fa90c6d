import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect } from "vitest"
import { customerId, entryId } from "~core/ids"
import { indexSome } from "~store/index-words"
import { readIndexing } from "~store/reads/search"
import { EMPTIED_PLACES } from "~team/take-in"
import { onServer, withStream } from "./desk"
import { aCustomer, aLine, join, type Member, until, writes } from "./member"
import { NATS_SERVER, type TeamNodes } from "./server"

/** More than is taken in at once: what is laid by first. */
const MANY = 5_000

let nodes: TeamNodes
let ann: Member
let here: Member[] = []
beforeEach(async () => {
  if (!NATS_SERVER) return
  nodes = await withStream()
  here = []
  ann = await comes("ann")
  await ann.commit(writes({ records: [aCustomer("501")] }))
  for (let at = 0; at < MANY; at += 500) await ann.commit(writes({ entries: lines(at, 500) }))
})
afterEach(async () => {
  await Promise.all(here.map((one) => one.leave()))
  await nodes?.close()
})
const comes = async (name: string, db?: Member["db"]) => {
  const member = await join(name, [nodes.node], db)
  here.push(member)
  return member
}
const lines = (from: number, many: number) =>
  Array.from({ length: many }, (_, n) => aLine(`note.${String(from + n).padStart(5, "0")}`))
const whole = (one: Member) =>
  until(
    () => one.states.at(-1),
    (last) => last?.state === "following" && last.behind === 0,
    30_000,
  )
/** Until something of it lies by and the oldest of it is not in its place. */
const lies = (one: Member) =>
  until(
    () => one.db.laidBy.count(),
    (rows) => rows > 3,
  )
const textOf = async (one: Member, id: string) => {
  const entry = await one.db.entries.get(entryId(id))
  return entry && "text" in entry ? entry.text : null
}

describe("a new copy, laid by first", () => {
  onServer("has everything in its place at the end, the newest first, and the index is made of all of it", async () => {
    const bo = await comes("bo")
    const newest = await until(
      () => bo.db.entries.toCollection().primaryKeys(),
      (ids) => ids.length > 0,
    )
    expect(newest).not.toContain("note.00000")
    expect((await readIndexing(bo.db)).left).toBeGreaterThan(0)
    await whole(bo)
    expect(await bo.db.entries.count()).toBe(MANY)
    expect(await bo.db.customers.count()).toBe(1)
    expect(await bo.db.laidBy.count()).toBe(0)
    expect(await bo.db.replica.get("team")).not.toHaveProperty("layBy")
    expect((await bo.db.indexing.get("search"))?.rebuild).not.toBeNull()
    expect((await readIndexing(bo.db)).left).toBe(MANY + 1)
    while (await indexSome(bo.db)) {}
    expect((await readIndexing(bo.db)).left).toBe(0)
    const indexed = (await bo.db.placeRuns.toArray()).flatMap(({ ids }) => ids)
    expect(new Set(indexed).size).toBe(MANY)
    expect(bo.reported).toEqual([])
  })

  onServer("goes on wherever its browser died: while it was fetched, and while it was put in place", async () => {
    let bo = await join("bo", [nodes.node])
    const { db } = bo
    for (let died = 0; died < 8; died++) {
      const before = await db.entries.count()
      await until(
        async () => [await db.entries.count(), await db.laidBy.count()],
        ([entries = 0, rows = 0]) => (died === 0 ? rows > 0 : entries > before || entries === MANY),
      )
      await bo.nc.close()
      await bo.halt()
      bo = await join("bo", [nodes.node], db)
    }
    here.push(bo)
    await whole(bo)
    expect((await db.entries.toCollection().primaryKeys()).sort()).toEqual(lines(0, MANY).map(({ id }) => id))
    expect(await db.laidBy.count()).toBe(0)
    expect((await db.indexing.get("search"))?.rebuild).not.toBeNull()
    expect(bo.reported).toEqual([])
  })

  onServer("never brings back words that were emptied while they lay by", async () => {
    const bo = await comes("bo")
    await lies(bo)
    expect(await textOf(bo, "note.00001")).toBeNull()
    const emptied = [{ entry: entryId("note.00001"), because: "removed on X" as const }]
    expect(await ann.commit(writes({ emptied }))).toBe("ok")
    await until(
      () => bo.db.entries.get(entryId("note.00001")),
      (row) => row?.emptied === "removed on X",
    )
    expect(await bo.db.placed.where("key").startsWith(EMPTIED_PLACES).count()).toBe(1)
    await whole(bo)
    expect(await textOf(bo, "note.00001")).toBe("")
    expect(await textOf(bo, "note.00002")).toBe("line note.00002")
    expect(await bo.db.placed.where("key").startsWith(EMPTIED_PLACES).count()).toBe(0)
  })

  onServer("puts in its place at once what somebody decides on who can't see it yet", async () => {
    const bo = await comes("bo")
    await lies(bo)
    const mona = customerId("501")
    expect(await bo.db.customers.get(mona)).toBeUndefined()
    // As if they wrote for the first time.
    expect(await bo.commit(writes({ records: [aCustomer("501")] }))).toBe("stale")
    const stands = await bo.db.customers.get(mona)
    expect(stands?.rev).toBe(1)
    expect(await bo.db.laidBy.count()).toBeGreaterThan(0)
    expect(await bo.commit(writes({ records: [{ ...aCustomer("501"), rev: 1, name: "Mona" }] }))).toBe("ok")
    await whole(bo)
    // What lay by was older.
    expect((await bo.db.customers.get(mona))?.name).toBe("Mona")
  })

  onServer("takes in what is written meanwhile as everybody else does", async () => {
    const bo = await comes("bo")
    await lies(bo)
    expect(await ann.commit(writes({ entries: lines(MANY, 10) }))).toBe("ok")
    await until(
      () => bo.db.entries.get(entryId(`note.0${MANY + 9}`)),
      (row) => row !== undefined,
    )
    expect(await bo.db.laidBy.count()).toBeGreaterThan(0)
    await whole(bo)
    expect(await bo.db.entries.count()).toBe(MANY + 10)
  })
})
