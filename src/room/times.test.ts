import { describe, expect, it } from "vitest"
import { dayName, secondsLeft, span } from "./times"

describe("spans and days, as people say them", () => {
  it.each([
    [-5, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [3_599_999, "59 min"],
    [3_600_000, "1 h"],
    [86_400_000, "1 day"],
    [3 * 86_400_000, "3 days"],
  ])("%d ms is %s", (ms, said) => expect(span(ms)).toBe(said))

  it("the last second says 1", () => expect([secondsLeft(1_000, 1), secondsLeft(1_000, 1_000)]).toEqual([1, 0]))

  it("names today, yesterday and other days", () => {
    const now = new Date(2026, 2, 4, 12).getTime()
    const day = (month: number, date: number, year = 2026) => dayName(new Date(year, month, date, 9).getTime(), now)
    expect([day(2, 4), day(2, 3), day(2, 2), day(11, 24, 2025)]).toEqual(
      ["Today", "Yesterday", "Monday 2 March", "24 December 2025"].map((said) =>
        expect.stringMatching(
          new RegExp(
            said
              .split(" ")
              .map((word) => `(?=.*${word})`)
              .join(""),
          ),
        ),
      ),
    )
  })
})
