import { describe, expect, it } from "vitest"
import { rowOf } from "~store/rows/of-tables"
import { brokenRules } from "../../test/chaos/rules"
import { type Batch, deskOf } from "./desk"
import { type DeskSize, SMALL } from "./size"

const NOW = 1_790_000_000_000
const SIZE: DeskSize = { conversations: 1_200, entries: 40_000, longest: 10_000 }

/** `Map.groupBy`, which Node 20 has not. */
function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const has =
  <T>(set: ReadonlySet<T>) =>
  (one: T) =>
    set.has(one)

/** All rows of a desk by table. */
function allOf(size: DeskSize, seed = 1) {
  const all: Record<string, object[]> = {}
  for (const batch of deskOf({ size, seed, now: NOW }))
    for (const [table, rows = []] of Object.entries(batch)) all[table] = [...(all[table] ?? []), ...rows]
  // biome-ignore lint/suspicious/noExplicitAny: looked at as rows, whatever they are
  return all as Record<string, any[]>
}

describe("a made desk", () => {
  const desk = allOf(SIZE)
  const [conversations = [], entries = [], sends = [], customers = [], agents = []] = [
    ...[desk.conversations, desk.entries, desk.sends, desk.customers, desk.agents],
  ]

  it("has as many conversations and entries as were asked for, and one of ten thousand", () => {
    expect(conversations).toHaveLength(SIZE.conversations)
    expect(entries).toHaveLength(SIZE.entries)
    const longest = groupBy(entries, ({ conversation }) => conversation)
    expect(Math.max(...[...longest.values()].map(({ length }) => length))).toBe(10_000)
  })

  it("holds only rows that are what their tables hold", () => {
    const amiss = Object.entries(desk).flatMap(([table, rows]) => {
      const row = rowOf(table)
      return rows.map((one) => row?.amiss(one) ?? null).filter((why) => why !== null)
    })
    expect(amiss).toEqual([])
    for (const table of Object.keys(desk)) expect(rowOf(table), table).not.toBeNull()
  })

  it("breaks no rule of the desk", () => {
    const settings = desk.settings ?? []
    expect(brokenRules({ conversations, agents, sends, settings } as Parameters<typeof brokenRules>[0])).toEqual([])
  })

  it("says everything once, in an order that is the times' too", () => {
    for (const rows of Object.values(desk))
      if (rows[0] && "id" in rows[0]) expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    for (const lines of groupBy(entries, ({ conversation }) => conversation).values()) {
      const orders = lines.map(({ order }) => order)
      const rising = lines.every(({ at }, nth) => at >= (lines[nth - 1]?.at ?? 0) && at <= NOW)
      if (!rising || new Set(orders).size < orders.length) expect(lines).toEqual("rising")
      expect(orders).toEqual([...orders].sort())
    }
  })

  it("names only what is there", () => {
    const byId = new Map(conversations.map((one) => [one.id, one]))
    const known = new Set(customers.map(({ id }) => id))
    const links = new Set((desk.conversions ?? []).map(({ id }) => id))
    const said = new Set(sends.map(({ id }) => id))
    const lost = [
      ...conversations.filter(({ customer, conversions }) => !known.has(customer) || !conversions.every(has(links))),
      ...customers.filter(({ id, latest }) => byId.get(latest)?.customer !== id),
      ...customers.filter(({ id, open }) => open !== null && byId.get(open)?.customer !== id),
      ...customers.filter(({ open, latest }) => open === null && byId.get(latest)?.status !== "Closed"),
      ...entries.filter(({ conversation, customer }) => byId.get(conversation)?.customer !== customer),
      ...entries.filter(({ type, send }) => type === "message out" && !said.has(send)),
    ]
    expect(lost).toEqual([])
  })

  it("is written in many scripts, with words that are common and words that stand once", () => {
    const texts = entries.flatMap((entry) => ("text" in entry ? [entry.text as string] : []))
    for (const script of ["Latin", "Arabic", "Han", "Hiragana", "Cyrillic", "Devanagari", "Thai", "Hangul"])
      expect(
        texts.some((text) => new RegExp(`\\p{Script=${script}}`, "u").test(text)),
        script,
      ).toBe(true)
    const words = groupBy(texts.join(" ").split(/\s+/u), (word) => word)
    const counts = [...words.values()].map(({ length }) => length)
    expect(Math.max(...counts)).toBeGreaterThan(5_000)
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(2_000)
  })

  it("is mostly closed; what isn't is the agent's, a colleague's or in the queue", () => {
    const by = groupBy(conversations, ({ status }) => status)
    expect(by.get("Closed")?.length).toBeGreaterThan(SIZE.conversations * 0.9)
    for (const status of ["New", "Open", "Waiting"]) expect(by.get(status)?.length, status).toBeGreaterThan(0)
  })
})

describe("a seed", () => {
  const text = (seed: number) => JSON.stringify([...deskOf({ size: SMALL, seed, now: NOW })])

  it("gives the same desk every time, and another seed another desk", () => {
    expect(text(7)).toBe(text(7))
    expect(text(7)).not.toBe(text(8))
  })

  it("never hands out a batch that is larger than a transaction should be, but for the one long conversation", () => {
    const rows = (batch: Batch) => Object.values(batch).reduce((all, one = []) => all + one.length, 0)
    const sizes = [...deskOf({ size: { ...SIZE, longest: 0 }, seed: 1, now: NOW })].map(rows)
    expect(Math.max(...sizes)).toBeLessThan(10_000)
  })
})
