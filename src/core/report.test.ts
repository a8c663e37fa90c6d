import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { newConversation } from "./blank"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { csvOf, reportCsv } from "./csv"
import { accountId, agentId, conversationId, conversionId, customerId, inboxId, postId } from "./ids"
import { type Brought, funnelOf, report, STEPS, spreadOf } from "./report"
import { costOf, NOTHING, plus } from "./x-prices"

const T = 1_800_000_000_000
const DAY = 86_400_000
const aConversion = (over: Partial<Conversion> = {}): Conversion => ({
  kind: "conversion",
  id: conversionId("k"),
  rev: 1,
  post: postId("1"),
  author: "ana",
  account: accountId("7"),
  by: agentId("kim"),
  byName: "Kim",
  wording: "Hi",
  reference: null,
  status: "drafted",
  draftedAt: T,
  postedAt: null,
  reply: null,
  arrivedAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  customer: null,
  customerName: null,
  conversation: null,
  ...over,
})
const aConversation = (over: Partial<Conversation> = {}): Conversation => ({
  ...newConversation(conversationId("7.1"), customerId("1"), accountId("7"), inboxId("main"), T),
  ...over,
})
const at = { arrivedAt: T, acceptedAt: T, answeredAt: T, closedAt: T }

describe("how far DM links came", () => {
  it.each([
    ["nowhere yet", {}, [1, 0, 0, 0, 0, 0]],
    ["posted", { postedAt: T }, [1, 1, 0, 0, 0, 0]],
    ["a DM came", { postedAt: T, arrivedAt: T }, [1, 1, 1, 0, 0, 0]],
    ["a DM came, and X's toast was missed", { arrivedAt: T }, [1, 1, 1, 0, 0, 0]],
    ["accepted", { arrivedAt: T, acceptedAt: T }, [1, 1, 1, 1, 0, 0]],
    ["all the way", at, [1, 1, 1, 1, 1, 1]],
    ["answered without an accept (silent assignment)", { arrivedAt: T, answeredAt: T }, [1, 1, 1, 1, 1, 0]],
  ])("%s", (_, over, counts) => expect(Object.values(funnelOf([aConversion(over)]))).toEqual(counts))
})

describe("the middle of times", () => {
  it.each([
    [[], null, null],
    [[5], 5, 5],
    [[3, 1, 2], 2, 3],
    [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 50, 90],
  ])("%j", (times, median, ninetieth) => expect(spreadOf(times)).toEqual({ count: times.length, median, ninetieth }))

  it("half of the times stay within the median, nine of ten within the 90th", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (times) => {
        const { median, ninetieth } = spreadOf(times)
        const within = (most: number | null) => times.filter((time) => time <= (most ?? -1)).length / times.length
        const below = (most: number | null) => times.filter((time) => time < (most ?? 0)).length / times.length
        expect([within(median) >= 0.5, below(median) < 0.5]).toEqual([true, true])
        expect([within(ninetieth) >= 0.9 - 1e-9, below(ninetieth) < 0.9]).toEqual([true, true])
      }),
    )
  })
})

describe("a report", () => {
  it("names listeners, agents, accounts and wordings, the busiest first", () => {
    const brought: Brought[] = [
      { conversion: aConversion({ ...at }), agent: "lee" },
      { conversion: aConversion({ by: agentId("gone"), byName: "Old Name", wording: "" }), agent: null },
      { conversion: aConversion({ arrivedAt: T }), agent: null },
    ]
    const conversations = [
      aConversation({ owner: agentId("lee"), firstReplyAt: T + 60_000, handledMs: 300_000, topics: ["bag", "refund"] }),
      aConversation({ topics: ["bag"] }),
      aConversation({ id: conversationId("made-1"), owner: agentId("lee"), firstReplyAt: T + 1_000 }),
    ]
    const sum = report({ brought, conversations, agents: { lee: "Lee", kim: "Kim" }, accounts: { 7: "brand" }, now: T })
    const names = (rows: { name: string }[]) => rows.map(({ name }) => name)
    expect(names(sum.by.listener)).toEqual(["Kim", "Old Name"])
    expect(names(sum.by.agent)).toEqual(["Nobody yet", "Lee"])
    expect(names(sum.by.account)).toEqual(["@brand"])
    expect(names(sum.by.wording)).toEqual(["Hi", "No wording"])
    expect(sum.topics).toEqual([
      { topic: "bag", count: 2 },
      { topic: "refund", count: 1 },
    ])
    expect(sum.all.firstReply).toEqual({ count: 1, median: 60_000, ninetieth: 60_000 })
    expect(sum.by.agent[1]).toMatchObject({ conversations: 2, handling: { count: 1, median: 300_000 } })
  })

  it.each([
    ["drafted", {}, 0, 1],
    ["posted", { status: "posted" }, 0, 1],
    ["arrived", { status: "arrived" }, 0, 0],
    ["drafted, 7 days ago", {}, 7 * DAY, 1],
    ["drafted, longer ago: a message is no longer counted to it", {}, 7 * DAY + 1, 0],
  ] satisfies [string, Partial<Conversion>, number, number][])("a link that is %s waits", (_, over, ago, waiting) => {
    const brought = [{ conversion: aConversion(over), agent: null }]
    const { all, by } = report({ brought, conversations: [], agents: {}, accounts: {}, now: T + ago })
    expect([all, by.listener[0], by.wording[0]].map((row) => row?.waiting)).toEqual([waiting, waiting, waiting])
  })

  const someTime = fc.option(fc.constant(T), { nil: null })
  const anyBrought = fc
    .record({
      by: fc.constantFrom("a", "b", "c"),
      agent: fc.constantFrom(null, "a", "b"),
      account: fc.constantFrom("7", "8"),
      wording: fc.constantFrom("", "Hi", "Hello"),
      steps: fc.tuple(someTime, someTime, someTime, someTime, someTime),
    })
    .map(({ by, agent, account, wording, steps: [postedAt, arrivedAt, acceptedAt, answeredAt, closedAt] }): Brought => {
      const who = { by: agentId(by), account: accountId(account), wording }
      const status = [arrivedAt, acceptedAt, answeredAt, closedAt].every((at) => at === null) ? "drafted" : "closed"
      const times = { postedAt, arrivedAt, acceptedAt, answeredAt, closedAt }
      return { conversion: aConversion({ ...who, ...times, status }), agent }
    })

  it("its parts add up to the whole however they are cut, and no step holds more than the one before", () => {
    fc.assert(
      fc.property(fc.array(anyBrought), (brought) => {
        const { all, by } = report({ brought, conversations: [], agents: {}, accounts: {}, now: T })
        for (const rows of Object.values(by))
          for (const step of STEPS)
            expect(rows.reduce((sum, { funnel }) => sum + funnel[step], 0)).toBe(all.funnel[step])
        for (const rows of Object.values(by))
          expect(rows.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(all.waiting)
        expect(all.waiting).toBe(all.funnel.links - all.funnel.arrived)
        const counts = STEPS.map((step) => all.funnel[step])
        expect(counts).toEqual([...counts].sort((a, b) => b - a))
        expect(all.funnel.closed).toBe(brought.filter(({ conversion }) => conversion.closedAt !== null).length)
      }),
    )
  })
})

describe("CSV", () => {
  it.each([
    ["plain", "plain"],
    ['a "quote", a comma', '"a ""quote"", a comma"'],
    ["two\r\nlines", '"two\r\nlines"'],
    [" blanks ", '" blanks "'],
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["@SUM(A1), 2", '"\'@SUM(A1), 2"'],
    ["-1+2", "'-1+2"],
    ["+49 123", "'+49 123"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
  ])("%j becomes %j", (value, written) => expect(csvOf([[value]])).toBe(`\ufeff${written}\r\n`))

  it("keeps numbers as numbers, and nothing as nothing", () =>
    expect(csvOf([[1, null, -2.5]])).toBe("\ufeff1,,-2.5\r\n"))

  it("what is written is read back, but for the mark before a formula", () => {
    const anyRow = fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1 }), (rows) => {
        const read = parse(csvOf(rows).slice(1))
        expect(read.map((row) => row.map((value) => value.replace(/^'/u, "")))).toEqual(
          rows.map((row) => row.map((value) => value.replace(/^'/u, ""))),
        )
        expect(read.flat().some((value) => /^[=+\-@\t\r]/u.test(value))).toBe(false)
      }),
    )
  })

  it("says a whole report, every line as wide as its head", () => {
    const conversations = [aConversation({ topics: ["bag"], firstReplyAt: T + 1_500, handledMs: 90_000 })]
    const brought = [{ conversion: aConversion(at), agent: null }]
    const lines = parse(reportCsv(report({ brought, conversations, agents: {}, accounts: {}, now: T })).slice(1))
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([14]))
    expect(lines[1]).toEqual(["all", "All", "1", "1", "1", "1", "1", "1", "1", "1", "2", "2", "90", "90"])
    expect(lines.at(-1)?.slice(0, 2)).toEqual(["topic", "bag"])
  })
})

/** A reader of RFC 4180 that shares nothing with the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let value = ""
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (quoted && character === '"' && text[i + 1] === '"') {
      value += '"'
      i++
    } else if (character === '"') quoted = !quoted
    else if (!quoted && (character === "," || text.startsWith("\r\n", i))) {
      rows.at(-1)?.push(value)
      value = ""
      if (character !== ",") {
        i++
        rows.push([])
      }
    } else value += character
  }
  rows.pop()
  return rows
}

describe("X's prices", () => {
  it("adds up in thousandths of a dollar", () => {
    const day = { ...NOTHING, event: 3, send: 2 }
    expect([costOf(day), costOf(plus(day, { ...NOTHING, delete: 1, block: 1, me: 1 })), costOf(NOTHING)]).toEqual([
      60, 90, 0,
    ])
  })
})
