import { expect, it, test } from "vitest"
import { clock } from "~room/times"
import { asTyped, remindTimes } from "./more/remind-times"
import { when } from "./when"

const NOW = new Date(2026, 10, 18, 16, 30).getTime()
const at = (month: number, day: number, hour: number, year = 2026) => new Date(year, month, day, hour).getTime()

it.each([
  ["today is a time of day", at(10, 18, 18), (time: string) => time],
  ["tomorrow is called that", at(10, 19, 9), (time: string) => `tomorrow ${time}`],
  ["a day of this week, by its name", at(10, 23, 9), (time: string) => `Mon ${time}`],
  ["a day of another week, by its date", at(10, 29, 9), (time: string) => `Nov 29, ${time}`],
  ["a day of another year, with it", at(0, 2, 9, 2028), (time: string) => `Jan 2, 2028, ${time}`],
])("%s", (_, time, says) => expect(when(time, NOW)).toBe(says(clock(time))))

test("one may be reminded in an hour, in three, tomorrow morning, in a week", () =>
  expect(remindTimes(NOW)).toEqual([
    { says: "In 1 hour", at: NOW + 3_600_000 },
    { says: "In 3 hours", at: NOW + 3 * 3_600_000 },
    { says: "Tomorrow morning", at: at(10, 19, 9) },
    { says: "In a week", at: new Date(2026, 10, 25, 16, 30).getTime() },
  ]))

test("a time is typed as the browser has it, in this computer's zone", () => {
  expect(asTyped(NOW)).toBe("2026-11-18T16:30")
  expect(Date.parse(asTyped(NOW))).toBe(NOW)
})
