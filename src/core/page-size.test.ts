import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pageSize } from "./page-size"

/** X's list, newest first, as numbers; what a day of reading it returns and costs. */
function readDay(looks: readonly number[], olderThanToday: number) {
  let newest = olderThanToday
  let until = olderThanToday
  let requests = 0
  const charged = new Set<number>()
  for (const comes of looks) {
    newest += comes
    let top = newest
    for (let closing = false; ; closing = true) {
      const size = pageSize(charged.size, closing)
      requests++
      const page = Array.from({ length: Math.min(size, top) }, (_, n) => top - n)
      for (const event of page) charged.add(event)
      top -= page.length
      if (top <= until || page.some((event) => event <= until)) break
    }
    until = newest
  }
  return { requests, cost: charged.size }
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

describe("how many events are asked for (§3.2)", () => {
  test.each([
    [0, false, 1],
    [7, false, 7],
    [500, false, 20],
    [0, true, 2],
    [30, true, 30],
    [500, true, 100],
  ])("with %d charged today, closing a gap: %s, it is %d", (charged, closing, size) =>
    expect(pageSize(charged, closing)).toBe(size),
  )

  test("a day on which nobody writes costs one event, however often X is read", () => {
    expect(readDay(Array(5_760).fill(0), 300)).toEqual({ requests: 5_760, cost: 1 })
  })

  test("a day of conversations costs hardly more than what was written", () => {
    const looks = Array.from({ length: 2_000 }, (_, n) => (n % 4 === 0 ? 1 : 0))
    expect(readDay(looks, 300).cost).toBeLessThanOrEqual(501)
  })

  test("however messages come, what is paid for is less than twice what came, and at most a page more", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 60 }), fc.nat(1_000), (looks, older) => {
        const came = sum(looks)
        const { cost } = readDay(looks, older)
        expect(cost).toBeGreaterThanOrEqual(Math.min(came, came + older))
        expect(cost).toBeLessThanOrEqual(came + Math.min(100, came + 2))
      }),
    )
  })

  test("a long gap takes few requests", () => {
    expect(readDay([500], 10_000).requests).toBeLessThanOrEqual(12)
    expect(readDay([20_000], 10_000).requests).toBeLessThanOrEqual(207)
  })
})
