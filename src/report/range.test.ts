import { describe, expect, it } from "vitest"
import { type Range, timesOf, writtenDay } from "./range"

const at = (month: number, day: number, hour = 0) => new Date(2026, month - 1, day, hour).getTime()
const NOW = at(11, 22, 15)

describe("the days of a report", () => {
  it.each([
    [{ of: "today" }, at(11, 22), at(11, 23)],
    [{ of: "7 days" }, at(11, 16), at(11, 23)],
    [{ of: "30 days" }, at(10, 24), at(11, 23)],
    [{ of: "own", first: "2026-03-28", last: "2026-03-30" }, at(3, 28), at(3, 31)],
    [{ of: "own", first: "2026-03-28", last: "2026-03-28" }, at(3, 28), at(3, 29)],
  ] satisfies [Range, number, number][])("%j", (range, from, to) => expect(timesOf(range, NOW)).toEqual({ from, to }))

  it.each([
    ["", "2026-03-28"],
    ["2026-03-29", "2026-03-28"],
    ["yesterday", "today"],
  ])("%s to %s are none", (first, last) => expect(timesOf({ of: "own", first, last }, NOW)).toBeNull())

  it("writes a day as date inputs do", () => expect(writtenDay(at(3, 4, 23))).toBe("2026-03-04"))
})
