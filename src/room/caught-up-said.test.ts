import { describe, expect, test } from "vitest"
import { caughtUpSaid } from "./caught-up-said"
import { clock } from "./times"

const NOW = new Date(2026, 10, 23, 9, 1).getTime()
const FRIDAY = new Date(2026, 10, 20, 18, 2).getTime()
const catchUp = (parts: object = {}) => ({ from: FRIDAY, to: NOW, messages: 37, hole: null, seen: false, ...parts })

describe("what an absence cost, in words", () => {
  test("says how many came, and between when and when", () => {
    expect(caughtUpSaid(catchUp(), NOW)).toBe(
      `37 messages came between Friday, November 20, ${clock(FRIDAY)} and ${clock(NOW)}, while X was not read. They are here now.`,
    )
    expect(caughtUpSaid(catchUp({ messages: 1 }), NOW)).toMatch(/^1 message came .* It is here now\.$/)
  })

  test("says how far it is while it is under way", () => {
    expect(caughtUpSaid(catchUp({ to: null }), NOW)).toMatch(
      /^Reading back to Friday, November 20, .*: 37 messages so far\.$/,
    )
  })

  test("names the hole that can't be filled, with its times", () => {
    const hole = { from: FRIDAY, to: NOW - 86_400_000 }
    expect(caughtUpSaid(catchUp({ hole }), NOW)).toMatch(
      /They are here now\. X keeps 30 days: what came between Friday, .* and yesterday, .* can’t be read back\.$/,
    )
    expect(caughtUpSaid(catchUp({ hole, messages: 0 }), NOW)).toMatch(/^X keeps 30 days/)
  })
})
