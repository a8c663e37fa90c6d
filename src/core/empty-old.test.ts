import { describe, expect, test } from "vitest"
import type { Conversation } from "./conversation"
import { AT_ONCE, emptyAside, emptyOld, isOld, keptSince, type OldView } from "./empty-old"
import type { Entry } from "./entry"
import { conversationId, entryId, groupId } from "./ids"
import type { Group } from "./records"
import { aCustomer, anOpen, aSend, BRAND, HOUR, NOW } from "./test-desk"

const DAY = 24 * HOUR
const SINCE = NOW - 30 * DAY
const closed = (parts: Partial<Conversation> = {}): Conversation =>
  anOpen({ status: "Closed", session: null, closedAt: SINCE - DAY, lastInboundText: "my number is 5", ...parts })
const said = (n: number, parts: object = {}): Entry =>
  ({
    id: entryId(`7.${n}`),
    conversation: conversationId("c1"),
    at: n,
    type: "message in",
    text: "x",
    ...parts,
  }) as Entry
const view = (parts: Partial<OldView> = {}): OldView => ({
  conversation: closed(),
  entries: [said(1), said(2, { type: "note" }), said(3, { type: "closed" })],
  sends: [],
  customer: aCustomer(),
  newer: false,
  ...parts,
})
const changed = (parts: Partial<OldView> = {}) => {
  const decided = emptyOld(view(parts), SINCE, NOW)
  return decided.ok ? decided.change : null
}

describe("what is older than the settings say", () => {
  test.each<[string, Partial<Conversation>, boolean]>([
    ["closed a day before that", {}, true],
    ["closed a day after", { closedAt: SINCE + DAY }, false],
    ["not closed, however old", { status: "Waiting", closedAt: null }, false],
    ["emptied already", { emptiedAt: NOW - DAY }, false],
    ["emptied, then reopened and closed again", { emptiedAt: SINCE - 2 * DAY }, true],
  ])("%s", (_, parts, old) => {
    expect(isOld(closed(parts), SINCE)).toBe(old)
  })

  test.each([
    [0, null],
    [30, SINCE],
  ])("kept for %s days", (days, since) => {
    expect(keptSince(days, NOW)).toBe(since)
  })
})

describe("a conversation that is old enough", () => {
  test("loses what was said and noted, not that it was", () => {
    const change = changed()
    expect(change?.emptied).toEqual([
      { entry: "7.1", because: "retention" },
      { entry: "7.2", because: "retention" },
    ])
    expect(change?.records).toMatchObject([{ lastInboundText: "", emptiedAt: NOW }, { details: [] }])
  })
  test("and what we sent", () => {
    expect(changed({ sends: [aSend({ status: "sent" })] })?.records).toContainEqual(
      expect.objectContaining({ kind: "send", text: "", status: "sent" }),
    )
  })
  test("leaves the contact details of a customer who has something newer", () => {
    expect(changed({ newer: true })?.records).toHaveLength(1)
  })
  test("is emptied piece by piece when it is long", () => {
    const long = Array.from({ length: AT_ONCE + 1 }, (_, n) => said(n))
    const first = changed({ entries: long })
    expect(first?.emptied).toHaveLength(AT_ONCE)
    expect(first?.records).toEqual([])
    const rest = long.map((entry, n) => (n < AT_ONCE ? { ...entry, emptied: "retention" as const } : entry))
    expect(changed({ entries: rest })).toMatchObject({ emptied: [{ entry: `7.${AT_ONCE}` }], records: [{}, {}] })
  })
})

describe("what stands in no conversation", () => {
  const group = {
    kind: "group",
    id: groupId("g"),
    rev: 1,
    account: BRAND,
    newestAt: SINCE - 1,
    lastText: "hi",
  } as Group
  test("goes by its own time", () => {
    const entries = [
      said(1, { conversation: null, at: SINCE - 1 }),
      said(2, { conversation: null, at: SINCE + 1 }),
      said(3, { at: SINCE - 1 }),
    ]
    const decided = emptyAside(entries, [group], SINCE)
    expect(decided).toMatchObject({ change: { emptied: [{ entry: "7.1" }], records: [{ lastText: "" }] } })
  })
})
