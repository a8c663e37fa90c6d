import fc from "fast-check"
import { afterEach, describe, expect, test } from "vitest"
import type { Entry } from "~core/entry"
import { conversationId, entryId, eventId } from "~core/ids"
import { INDEX_SIZES, type IndexSizes } from "~core/search-tiers"
import { matches, termsOf, wordsOf } from "~core/search-words"
import { aCustomer, BRAND, CLEO, NOW } from "~core/test-desk"
import { commitTo } from "../commit"
import { DeskDb } from "../desk-db"
import { indexSome, stopIndex } from "../index-words"
import { findable } from "../indexing"
import { rebuildIndex } from "../rebuild-index"
import { readSearch } from "./search"

const open: DeskDb[] = []
const freshDesk = () => {
  const db = new DeskDb(`aside-search-whole-${crypto.randomUUID()}`)
  open.push(db)
  return db
}
afterEach(() => Promise.all(open.splice(0).map((db) => db.delete())))

const said = (nth: number, at: number, text: string): Entry => ({
  ...{ id: entryId(`7.${nth}`), conversation: conversationId("c1"), customer: CLEO, order: String(nth), at },
  ...{ type: "message in", account: BRAND, event: eventId(String(nth)), text, links: [], media: [], citedPost: null },
  group: null,
})
const change = { entries: [], records: [], guards: [], gone: [], emptied: [] }
const desk = async (db: DeskDb, entries: Entry[] = []) =>
  commitTo(db)({ ...change, records: [aCustomer({ rev: 0, latest: conversationId("c1") })], entries })
const found = async (db: DeskDb, query: string) =>
  (await readSearch(query, db)).hits.flatMap((hit) => (hit.found === "entry" ? [hit.entry.id as string] : []))
const indexAll = async (db: DeskDb, sizes: IndexSizes = INDEX_SIZES) => {
  while (await indexSome(db, sizes)) {
    // Until nothing waits.
  }
}

/** What a look at every entry finds, newest first. */
async function scanned(db: DeskDb, query: string): Promise<string[]> {
  const saying = (await db.entries.toArray()).filter((entry) => matches(wordsOf(findable(entry)), termsOf(query)))
  return saying.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id as string)
}

const WORDS = ["bag", "bags", "bagel", "Málaga", "荷物", "手荷物が", "🧳", "مرحبا", "ж", "a"]
const QUERIES = [...WORDS, "b", "ba", "bag mal", "荷", "a b", "nowhere"]
type Step =
  | { do: "say"; words: string[]; at: number }
  | { do: "empty"; nth: number }
  | { do: "index" | "die" | "rebuild" | "stop" | "go" }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant("say" as const), words: wordsArb(), at: fc.nat({ max: 9 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("empty" as const), nth: fc.nat({ max: 15 }) }) },
    { weight: 6, arbitrary: fc.constant({ do: "index" as const }) },
    { weight: 2, arbitrary: fc.constant({ do: "die" as const }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("rebuild" as const, "stop" as const, "go" as const) }) },
  ),
  { minLength: 10, maxLength: 40 },
)
function wordsArb() {
  return fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
}
const sizes = fc.record({
  step: fc.integer({ min: 1, max: 4 }),
  head: fc.integer({ min: 1, max: 4 }),
  fan: fc.integer({ min: 2, max: 3 }),
  top: fc.integer({ min: 1, max: 3 }),
})

/** A worker that dies in the middle of a step: its transaction goes with it. */
async function die(db: DeskDb, sizes: IndexSizes): Promise<void> {
  const dying = () => {
    throw new Error("died")
  }
  db.wordRuns.hook("creating", dying)
  await indexSome(db, sizes).catch(() => {})
  db.wordRuns.hook("creating").unsubscribe(dying)
}

async function carryOut(db: DeskDb, step: Step, nth: number, sizes: IndexSizes): Promise<void> {
  const commit = commitTo(db)
  if (step.do === "say") await commit({ ...change, entries: [said(nth, NOW + step.at, step.words.join(" "))] })
  if (step.do === "empty" && (await db.entries.get(entryId(`7.${step.nth}`))))
    await commit({ ...change, emptied: [{ entry: entryId(`7.${step.nth}`), because: "removed on X" }] })
  if (step.do === "index") await indexSome(db, sizes)
  if (step.do === "die") await die(db, sizes)
  if (step.do === "rebuild") await rebuildIndex(db)
  if (step.do === "stop" || step.do === "go") await stopIndex(db, step.do === "stop")
}

test("whatever happens on the way, the index finds what a look at every entry finds, and keeps nothing of what was emptied", async () => {
  await fc.assert(
    fc.asyncProperty(steps, sizes, async (steps, sizes) => {
      const db = freshDesk()
      await desk(db)
      for (const [nth, step] of steps.entries()) {
        await carryOut(db, step, nth, sizes)
        const [early, all] = [await found(db, "b"), await scanned(db, "b")]
        // On the way some may be missing; none is wrong, none comes twice, and the order is theirs.
        expect(early).toEqual(all.filter((id) => early.includes(id)))
      }
      await stopIndex(db, false)
      await indexAll(db, sizes)
      for (const query of QUERIES) expect(await found(db, query), query).toEqual(await scanned(db, query))
      const standing = (await db.placeRuns.toArray()).flatMap(({ ids }) => ids)
      const alive = (await db.entries.toArray()).filter(findable).map(({ id }) => id as string)
      expect(new Set(standing)).toEqual(new Set(alive))
      expect(await Promise.all([db.forgotten.count(), db.unindexed.count()])).toEqual([0, 0])
      await db.delete()
    }),
    { numRuns: 25 },
  )
}, 120_000)

describe("whatever is asked", () => {
  const long = "lorem ipsum ".repeat(900)
  const queries: [string, string, string[]][] = [
    ["10,000 characters of words", long.slice(0, 10_000), ["7.1"]],
    ["10,000 letters without a blank", "x".repeat(10_000), ["7.2"]],
    ["10,000 different words", Array.from({ length: 2_000 }, (_, n) => `w${n}`).join(" "), []],
    ["one letter", "q", ["7.3"]],
    ["only emoji", "🧳😡", ["7.4"]],
    ["a family of emoji", "👩‍👩‍👧", ["7.4"]],
    ["a wildcard", "*", []],
    ["wildcards around a word", "*quo%te_?", ["7.3"]],
    ["quotes", `"quote"`, ["7.3"]],
    ["an open quote and a backslash", `"quote\\`, ["7.3"]],
    ["what a pattern is written with", "^({[quote]})+$|.", ["7.3"]],
    ["blanks", " \t\n\u00a0\u3000 ", []],
    ["blanks around a word", "  quote \u3000", ["7.3"]],
    ["marks of direction", "\u200f\u202equote\u202c", ["7.3"]],
    ["only marks of direction", "\u200f\u202e\u202c", []],
    ["half an emoji", "\ud83e", []],
    ["half an emoji between two words", "quo\ud83ete", ["7.3"]],
    ["zeros and controls", "\u0000\u0007quote", ["7.3"]],
    ["what sorts behind everything", "\uffff\uffff", []],
    ["markup", "<b>quote</b>", ["7.3"]],
  ]

  test.each(queries)("%s", async (_, query, ids) => {
    const db = freshDesk()
    const texts = [long, `${"x".repeat(32)} long`, "quote te b quips", "🧳 😡 👩‍👩‍👧"]
    await desk(
      db,
      texts.map((text, nth) => said(nth + 1, NOW + nth, text)),
    )
    await indexAll(db)
    let read = 0
    for (const table of [db.wordRuns, db.placeRuns, db.entries])
      table.hook("reading", (row) => {
        read++
        return row
      })
    expect(await found(db, query)).toEqual(ids)
    expect(read).toBeLessThan(100)
    expect(termsOf(query).length).toBeLessThanOrEqual(12)
  })

  test("one that nobody waits for any more is ended", async () => {
    const db = freshDesk()
    await desk(db, [said(1, NOW, "quote")])
    await indexAll(db)
    const asked = new AbortController()
    const searching = readSearch("quote", db, asked.signal)
    asked.abort()
    await expect(searching).rejects.toThrow("abort")
  })
})
