import { expect, it } from "vitest"
import { median, quantile, spread } from "./statistics"

it.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2.5],
  [[1, 2, 3, 4, 5], 0.95, 4.8],
  [[7], 0.95, 7],
])("of %j the part %d lies below %d", (values, part, expected) => {
  expect(quantile(values, part)).toBeCloseTo(expected)
})

it("says the middle with the lowest and the highest", () => {
  expect(median([2, 9, 1])).toBe(2)
  expect(spread([2, 9, 1])).toBe("2.0 (1.0–9.0)")
  expect(spread([2])).toBe("2.0")
})
