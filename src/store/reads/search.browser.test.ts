import { afterEach, expect, test } from "vitest"
import { newConversation, newCustomer } from "~core/blank"
import type { Entry } from "~core/entry"
import { accountId, agentId, conversationId, customerId, entryId, eventId, FIRST_INBOX } from "~core/ids"
import { INDEX_SIZES } from "~core/search-tiers"
import { commitTo } from "../commit"
import { DeskDb } from "../desk-db"
import { indexSome, stopIndex } from "../index-words"
import { rebuildIndex } from "../rebuild-index"
import { readIndexing, readSearch } from "./search"

const open: DeskDb[] = []
const freshDesk = () => {
  const db = new DeskDb(`aside-search-${crypto.randomUUID()}`)
  open.push(db)
  return db
}
afterEach(() => Promise.all(open.splice(0).map((db) => db.delete())))

const T = 1_800_000_000_000
const said = (n: number, text: string, over: Partial<Entry> = {}) =>
  ({
    id: entryId(`7.${n}`),
    conversation: conversationId("c1"),
    customer: customerId("1"),
    order: String(n),
    at: T + n,
    type: "message in",
    account: accountId("7"),
    event: eventId(String(n)),
    text,
    links: [],
    media: [],
    citedPost: null,
    group: null,
    ...over,
  }) as Entry
const ana = { ...newCustomer(customerId("1"), "Ana Ruíz"), handle: "anar", xId: "1", latest: conversationId("c1") }
const talk = { ...newConversation(conversationId("c1"), ana.id, accountId("7"), FIRST_INBOX, T), topics: ["Lost bag"] }
const blank = { entries: [], records: [], guards: [], gone: [], emptied: [] }

const TEN = { ...INDEX_SIZES, step: 10 }
const indexAll = async (db: DeskDb) => {
  while (await indexSome(db)) {
    // Until nothing waits.
  }
}
/** Who stands in the index, each as often as they do. */
const indexed = async (db: DeskDb) => (await db.placeRuns.toArray()).flatMap(({ ids }) => ids)
const found = async (db: DeskDb, query: string) =>
  (await readSearch(query, db)).hits.map((hit) =>
    hit.found === "entry" ? hit.text : hit.found === "topic" ? `#${hit.topic}` : `@${hit.customer.handle}`,
  )

test("customers come first, then topics, then what was said, newest first", async () => {
  const db = freshDesk()
  const note = { ...said(3, "Bag found by Ana"), type: "note", agent: agentId("me") } as unknown as Entry
  await commitTo(db)({
    ...blank,
    entries: [said(1, "My bag is lost, ana here"), said(2, "私の手荷物"), note],
    records: [ana, talk],
  })
  expect(await found(db, "bag")).toEqual(["#Lost bag"])
  await indexAll(db)
  expect(await found(db, "ana")).toEqual(["@anar", "Bag found by Ana", "My bag is lost, ana here"])
  expect(await found(db, "ruiz")).toEqual(["@anar"])
  expect(await found(db, "bag")).toEqual(["#Lost bag", "Bag found by Ana", "My bag is lost, ana here"])
  expect(await found(db, "bag lo")).toEqual(["#Lost bag", "My bag is lost, ana here"])
  expect(await found(db, "荷物")).toEqual(["私の手荷物"])
  expect(await found(db, "  ")).toEqual([])
})

test("what was emptied is found no more, neither before nor after the index has heard of it", async () => {
  const db = freshDesk()
  await commitTo(db)({ ...blank, entries: [said(1, "secret word")], records: [ana, talk] })
  await indexAll(db)
  await commitTo(db)({ ...blank, emptied: [{ entry: entryId("7.1"), because: "removed on X" }] })
  expect(await found(db, "secret")).toEqual([])
  await indexAll(db)
  const tables = [db.segments, db.wordRuns, db.placeRuns, db.forgotten]
  expect(await Promise.all(tables.map((table) => table.count()))).toEqual([0, 0, 0, 0])
})

test("a customer is found by their new name and no longer by the old; gone, not at all; merged, as the other", async () => {
  const db = freshDesk()
  const commit = commitTo(db)
  await commit({ ...blank, records: [ana] })
  await commit({ ...blank, records: [{ ...ana, rev: 1, name: "Anna Roth" }] })
  await indexAll(db)
  expect([await found(db, "roth"), await found(db, "ruiz")]).toEqual([["@anar"], []])
  const twin = { ...newCustomer(customerId("2"), "Twin"), mergedInto: ana.id }
  await commit({ ...blank, records: [twin] })
  await indexAll(db)
  expect(await found(db, "twin")).toEqual(["@anar"])
  await commit({ ...blank, gone: [{ kind: "customer", id: "1", rev: 2 }] })
  await indexAll(db)
  expect(await found(db, "roth")).toEqual([])
})

test("nothing is missed when indexing stops, goes on, or begins anew while more is written", async () => {
  const db = freshDesk()
  const commit = commitTo(db)
  await commit({ ...blank, entries: Array.from({ length: 30 }, (_, n) => said(n + 1, `word${n + 1}`)), records: [ana] })
  await indexSome(db, TEN)
  await stopIndex(db, true)
  expect(await indexSome(db)).toBe(false)
  expect(await readIndexing(db)).toMatchObject({ left: 21, stopped: true })
  await stopIndex(db, false)
  await rebuildIndex(db)
  await indexSome(db, TEN)
  await commit({ ...blank, entries: [said(100, "meanwhile")] })
  expect((await readIndexing(db)).left).toBeGreaterThan(0)
  await indexAll(db)
  expect(await readIndexing(db)).toEqual({ left: 0, total: 0, stopped: false })
  expect((await indexed(db)).sort()).toEqual((await db.entries.toCollection().primaryKeys()).sort())
  expect([await found(db, "word30"), await found(db, "meanwhile")]).toEqual([["word30"], ["meanwhile"]])
})

test("entries of the same millisecond all stand in the index", async () => {
  const db = freshDesk()
  const entries = Array.from({ length: 5 }, (_, n) => said(n + 1, `twin ${n}`, { at: T }))
  await commitTo(db)({ ...blank, entries, records: [ana] })
  await indexAll(db)
  expect(await found(db, "twin")).toHaveLength(5)
  await rebuildIndex(db)
  await indexAll(db)
  expect(new Set(await indexed(db)).size).toBe(5)
})

test("of 20,000 messages, few rows are read for a word said often, seldom, or both", async () => {
  const db = freshDesk()
  const text = (n: number) => `the flight ${n % 5_000 === 7 ? "portobello" : `word${n % 97}`} n${n}`
  await db.customers.add(ana)
  await db.entries.bulkAdd(Array.from({ length: 20_000 }, (_, n) => said(n, text(n))))
  await rebuildIndex(db)
  await indexAll(db)
  const read = { wordRuns: 0, placeRuns: 0, entries: 0 }
  for (const table of Object.keys(read) as (keyof typeof read)[])
    db.table(table).hook("reading", (row) => {
      read[table]++
      return row
    })
  const cost = async (query: string) => {
    Object.assign(read, { wordRuns: 0, placeRuns: 0, entries: 0 })
    const { hits, more } = await readSearch(query, db)
    return { hits: hits.length, more, ...read }
  }
  const few = { wordRuns: expect.toSatisfy((rows) => rows < 80), placeRuns: expect.toSatisfy((rows) => rows < 110) }
  expect(await cost("f")).toEqual({ hits: 50, more: true, ...few, entries: 51 })
  expect(await cost("portob")).toEqual({ hits: 4, more: false, ...few, entries: 4 })
  expect(await cost("the portobello")).toEqual({ hits: 4, more: false, ...few, entries: 4 })
  expect(await cost("word13 flight")).toEqual({ hits: 50, more: true, ...few, entries: 51 })
  expect(await cost("nowhere")).toEqual({ hits: 0, more: false, ...few, entries: 0 })
}, 60_000)
