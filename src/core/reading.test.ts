import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Cursor } from "./account"
import { advance, newOf, restart } from "./advance-cursor"
import { FIRST_READ_MS, newStanding } from "./blank"
import { heard, unheard } from "./heard"
import { compareIds, eventId } from "./ids"
import { backOff, paceOf } from "./pace"
import { aCursor, BRAND, HOUR, MINUTE, NOW, SECOND } from "./test-desk"

type Event = { id: ReturnType<typeof eventId>; at: number }
const event = (n: number): Event => ({ id: eventId(String(n)), at: NOW + n })

describe("the cursor (architecture.md, How a DM flows)", () => {
  const at = (until: number | null, parts: Partial<Cursor> = {}) =>
    aCursor({
      until: until === null ? null : eventId(`${until}`),
      newest: until === null ? null : eventId(`${until}`),
      ...parts,
    })

  test("rises at once when the first page reaches what is known", () => {
    const moved = advance(at(5), { events: [event(8), event(7), event(5)], next: "t" }, NOW)
    expect(moved).toMatchObject({ newest: "8", until: "8", token: null, readThrough: NOW })
  })

  test("stays where it was while a gap is open, and knows where to go on", () => {
    const moved = advance(at(5), { events: [event(9), event(8)], next: "t" }, NOW)
    expect(moved).toMatchObject({ newest: "9", until: "5", token: "t", readThrough: null })
  })

  test("rises to the newest of the first page when the last page closes the gap; only a read in one go was through", () => {
    const open = advance(at(5), { events: [event(9), event(8)], next: "t" }, NOW)
    const closed = advance(open, { events: [event(7), event(6)], next: null }, NOW + 1)
    expect(closed).toMatchObject({ newest: "9", until: "9", token: null, readThrough: null })
  })

  test("stops at what was read, also when that very event is gone from X", () => {
    expect(advance(at(5), { events: [event(7), event(4)], next: "t" }, NOW)).toMatchObject({ until: "7", token: null })
  })

  test("an empty page moves nothing, but X was read through", () => {
    expect(advance(at(5), { events: [], next: null }, NOW)).toMatchObject({ until: "5", newest: "5", readThrough: NOW })
    expect(advance(at(null), { events: [], next: null }, NOW)).toMatchObject({
      until: null,
      newest: null,
      readThrough: NOW,
    })
  })

  test("the first read of an account reaches back one day and no further", () => {
    const cursor = aCursor()
    const old = { id: eventId("3"), at: NOW - FIRST_READ_MS - 1 }
    const young = { id: eventId("4"), at: NOW - FIRST_READ_MS }
    expect(newOf(cursor, [young, old])).toEqual([young])
    expect(advance(cursor, { events: [young, old], next: "t" }, NOW)).toMatchObject({ until: "4", token: null })
  })

  test("compares ids as numbers", () => {
    expect(newOf(at(9), [event(10), event(9), event(8)]).map(({ id }) => id)).toEqual(["10"])
  })

  test("begins again at the top when X refuses its page token, and skips nothing", () => {
    const open = advance(at(5), { events: [event(9), event(8)], next: "t" }, NOW)
    expect(restart(open)).toMatchObject({ token: null, until: "5" })
  })
})

/**
 * X as it pages: newest first, `size` at a time; a token says after which event to go on, so that what comes meanwhile shifts nothing.
 * Kills strike before the cursor is committed, at any page; new events (some our own) come between any two pages.
 */
test("whatever comes between two pages and wherever a kill strikes, every event is taken in, and the cursor passes none", () => {
  const moment = fc.record({ comes: fc.nat(12), killed: fc.boolean(), forgets: fc.nat(9), half: fc.nat(5) })
  fc.assert(
    fc.property(
      fc.array(moment, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(30),
      (moments, size, before) => {
        const x: Event[] = []
        let last = 95 // The ids grow from two digits to three.
        const comes = (count: number) => {
          for (let n = 0; n < count; n++) x.unshift(event(++last))
        }
        comes(before)
        const taken = new Set<string>()
        let cursor: Cursor = aCursor({ since: 0 })
        const read = (kill: boolean, half: number) => {
          const from = cursor.token === null ? 0 : x.findIndex(({ id }) => compareIds(id, cursor.token ?? "") < 0)
          const events = from < 0 ? [] : x.slice(from, from + size)
          const oldest = events.at(-1)
          const next = oldest && x.at(-1) !== oldest ? oldest.id : null
          const fresh = newOf(cursor, events).reverse()
          for (const { id } of kill ? fresh.slice(0, half) : fresh) taken.add(id)
          if (!kill) cursor = advance(cursor, { events, next }, NOW)
          const { until } = cursor
          const passed = x.filter(({ id }) => until !== null && compareIds(id, until) <= 0 && !taken.has(id))
          expect(passed.map(({ id }) => id)).toEqual([])
        }
        for (const { comes: count, killed, forgets, half } of moments) {
          comes(count)
          if (forgets === 0) cursor = restart(cursor)
          read(killed, half)
        }
        do read(false, 0)
        while (cursor.token !== null)
        read(false, 0)
        while (cursor.token !== null) read(false, 0)
        expect(taken.size).toBe(x.length)
        expect(cursor.until).toBe(x[0]?.id ?? null)
      },
    ),
    { numRuns: 200 },
  )
})

describe("how often X is read (§3.2)", () => {
  const moods = [
    ["quick while a session runs", { sessionRuns: true, someoneAvailable: true }, 5 * SECOND],
    ["quick also when the one whose session runs is away", { sessionRuns: true, someoneAvailable: false }, 5 * SECOND],
    ["as a rule every 15 s", { sessionRuns: false, someoneAvailable: true }, 15 * SECOND],
    ["slow while nobody is available", { sessionRuns: false, someoneAvailable: false }, 2 * MINUTE],
  ] as const
  test.each(moods)("%s", (_, mood, pace) => {
    expect(paceOf(mood, null, NOW)).toBe(pace)
  })

  test("what is left is spread until the reset; with nothing left it waits for that", () => {
    const quick = { sessionRuns: true, someoneAvailable: true }
    expect(paceOf(quick, { left: 10, resetAt: NOW + 10 * MINUTE }, NOW)).toBe(MINUTE)
    expect(paceOf(quick, { left: 0, resetAt: NOW + 10 * MINUTE }, NOW)).toBe(10 * MINUTE)
    expect(paceOf(quick, { left: 0, resetAt: NOW }, NOW)).toBe(5 * SECOND)
  })

  test("never spends more than is left before the reset, whatever the mood", () => {
    const mood = fc.record({ sessionRuns: fc.boolean(), someoneAvailable: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(mood, { minLength: 1 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 15 * MINUTE }),
        (moods, allowed, window) => {
          const resetAt = NOW + window
          let left = allowed
          let now = NOW
          for (let n = 0; ; n++) {
            now += paceOf(
              moods[n % moods.length] ?? { sessionRuns: true, someoneAvailable: true },
              { left, resetAt },
              now,
            )
            if (now >= resetAt) break
            left -= 1
            expect(left).toBeGreaterThanOrEqual(0)
          }
        },
      ),
    )
  })
})

describe("after a failure (§8)", () => {
  test("waits longer each time, with jitter, five minutes at most, never nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const wait = backOff(failures, random)
          expect(wait).toBeGreaterThanOrEqual(1_000)
          expect(wait).toBeLessThanOrEqual(5 * MINUTE)
          expect(backOff(failures + 1, random)).toBeGreaterThanOrEqual(wait)
          expect(backOff(failures, 0)).toBeLessThanOrEqual(wait)
        },
      ),
    )
    expect([1, 2, 3].map((n) => backOff(n, 1))).toEqual([2_000, 4_000, 8_000])
  })

  const well = { ...newStanding(BRAND), rev: 1, heardAt: NOW - HOUR }
  test("remembers since when, counts, and tries at the time X names when that is later", () => {
    const once = unheard(well, "rate-limited", NOW + 10 * MINUTE, 0, NOW)
    expect(once).toMatchObject({ trouble: "rate-limited", troubleSince: NOW, failures: 1, retryAt: NOW + 10 * MINUTE })
    const twice = unheard(once, "offline", null, 1, NOW + MINUTE)
    expect(twice).toMatchObject({
      trouble: "offline",
      troubleSince: NOW,
      failures: 2,
      retryAt: NOW + MINUTE + 4 * SECOND,
    })
    expect(twice.heardAt).toBe(NOW - HOUR)
  })

  test("a time X names that is past doesn't make it hurry", () => {
    expect(unheard(well, "server-error", NOW - MINUTE, 1, NOW).retryAt).toBe(NOW + 2 * SECOND)
  })

  test("the first good answer ends the trouble and says what is left", () => {
    const bad = unheard(well, "not-json", null, 1, NOW)
    expect(heard(bad, { left: 14, resetAt: NOW + 15 * MINUTE }, 300, NOW + MINUTE)).toMatchObject({
      trouble: null,
      troubleSince: null,
      failures: 0,
      retryAt: null,
      heardAt: NOW + MINUTE,
      ahead: 300,
      readsLeft: 14,
      readsResetAt: NOW + 15 * MINUTE,
    })
  })

  test("an answer without headers leaves what is left as it was known", () => {
    expect(heard({ ...well, readsLeft: 3, readsResetAt: NOW }, null, 0, NOW)).toMatchObject({
      readsLeft: 3,
      readsResetAt: NOW,
    })
  })
})
