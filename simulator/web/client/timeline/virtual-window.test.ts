import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fewest, layout, most, reuse, rowAt, windowOf } from "./virtual-window"

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index))

describe("the virtual window", () => {
  it("adds up what was measured and guesses the rest", () => {
    expect(layout(["a", "b", "c"], new Map([["b", 300]]), 100).tops).toEqual([0, 100, 400, 500])
  })

  it("knows which row stands where", () => {
    const where = layout(ids(4), new Map(), 100)
    expect([0, 99, 100, 399, 9999].map((y) => rowAt(where, y))).toEqual([0, 0, 1, 3, 3])
  })

  it("is empty for an empty list", () => {
    expect(windowOf(layout([], new Map(), 100), 0, 900)).toEqual({ from: 0, to: 0 })
  })

  it("keeps 20 to 40 rows alive, what is seen among them", () => {
    const cases = fc.record({
      heights: fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 1, maxLength: 400 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      height: fc.integer({ min: 300, max: 1000 }),
    })
    fc.assert(
      fc.property(cases, ({ heights, part, height }) => {
        const names = ids(heights.length)
        const where = layout(names, new Map(heights.map((tall, index) => [String(index), tall])), 100)
        const scroll = Math.max(0, (where.tops.at(-1) ?? 0) - height) * part
        const { from, to } = windowOf(where, scroll, height)
        expect(to - from).toBeGreaterThanOrEqual(Math.min(fewest, names.length))
        expect(to - from).toBeLessThanOrEqual(most)
        expect(from).toBeLessThanOrEqual(rowAt(where, scroll))
        expect(to).toBeGreaterThan(rowAt(where, scroll + height - 1))
      }),
    )
  })

  it("gives the cells of rows that went to rows that come", () => {
    const first = reuse(new Map(), ["a", "b", "c"])
    const second = reuse(first, ["b", "c", "d"])
    expect(Object.fromEntries(second)).toEqual({ b: 1, c: 2, d: 0 })
    const larger = reuse(second, ["x", "b", "c", "d", "e"])
    expect([...larger.values()].sort()).toEqual([0, 1, 2, 3, 4])
    expect(larger.get("c")).toBe(2)
  })
})
