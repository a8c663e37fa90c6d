import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Cursor } from "./account"
import { advance, restart } from "./advance-cursor"
import { ABSENCE_MS, X_KEEPS_MS } from "./catch-up"
import { eventId } from "./ids"
import { aCursor, HOUR, MINUTE, NOW } from "./test-desk"

const DAY = 24 * HOUR
const event = (n: number) => ({ id: eventId(String(n)), at: NOW + n })
const known = (parts: Partial<Cursor> = {}) =>
  aCursor({ until: eventId("5"), newest: eventId("5"), readThrough: NOW, ...parts })
const page = (ids: number[], next: string | null) => ({ events: ids.map(event), next })

describe("what an absence cost (§3.3)", () => {
  test("is nothing when X was read all along", () => {
    expect(advance(known(), page([6, 5], "t"), NOW + ABSENCE_MS).caughtUp).toBeNull()
  })

  test("is what was read back, and from when to when", () => {
    expect(advance(known(), page([8, 7, 6, 5], "t"), NOW + HOUR).caughtUp).toEqual({
      from: NOW,
      to: NOW + HOUR,
      messages: 3,
      hole: null,
      seen: false,
    })
  })

  test("is summed up over all pages, and done with the last", () => {
    const first = advance(known(), page([9, 8], "t"), NOW + 3 * DAY)
    expect(first.caughtUp).toMatchObject({ from: NOW, to: null, messages: 2 })
    const last = advance(first, page([7, 6, 5], null), NOW + 3 * DAY + MINUTE)
    expect(last.caughtUp).toMatchObject({ from: NOW, to: NOW + 3 * DAY + MINUTE, messages: 4, hole: null })
  })

  test("counts no event twice when X forgets the page in between", () => {
    const again = restart(advance(known(), page([9, 8], "t"), NOW + 3 * DAY))
    expect(advance(again, page([9, 8, 7, 6, 5], null), NOW + 3 * DAY).caughtUp).toMatchObject({ messages: 4 })
  })

  test("after 31 days has a hole: X no longer has the first of them", () => {
    const now = NOW + 31 * DAY
    const { caughtUp } = advance(known(), page([9, 8], null), now)
    expect(caughtUp).toMatchObject({ messages: 2, hole: { from: NOW, to: now - X_KEEPS_MS } })
  })

  test("has no hole when X still has the last that was known", () => {
    expect(advance(known(), page([9, 5], null), NOW + 31 * DAY).caughtUp).toMatchObject({ hole: null })
  })

  test("stands until the next absence; reading on right after it begins none", () => {
    const first = advance(known(), page([9, 8], "t"), NOW + DAY)
    const done = advance(first, page([5], null), NOW + DAY)
    const on = advance(done, page([9], null), NOW + DAY + MINUTE)
    expect(on.caughtUp).toEqual(done.caughtUp)
    expect(advance(on, page([10, 9], "t"), NOW + 2 * DAY).caughtUp).toMatchObject({
      messages: 1,
      from: NOW + DAY + MINUTE,
    })
  })

  test("of an account that was never read is none", () => {
    expect(advance(aCursor(), page([], null), NOW).caughtUp).toBeNull()
  })

  test("however the pages fall, every event is counted once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }), (count, size) => {
        let cursor = known()
        const all = Array.from({ length: count + 1 }, (_, n) => 5 + count - n)
        do {
          const at = cursor.token === null ? 0 : Number(cursor.token)
          const ids = all.slice(at, at + size)
          cursor = advance(cursor, page(ids, at + size < all.length ? String(at + size) : null), NOW + DAY)
        } while (cursor.token !== null)
        expect(cursor.caughtUp).toMatchObject({ messages: count, to: NOW + DAY })
      }),
    )
  })
})
