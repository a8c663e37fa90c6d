import { describe, expect, test } from "vitest"
import type { Standing } from "./account"
import { newStanding } from "./blank"
import { accountId } from "./ids"
import { heardAfterSend, type SendNews, sendsFrom } from "./sends-left"

const NOW = Date.UTC(2026, 10, 20, 12)
const RESET = NOW + 60_000
const standing = (sendsLeft: number | null, sendsResetAt: number | null): Standing => ({
  ...newStanding(accountId("12")),
  sendsLeft,
  sendsResetAt,
})
const said = (left: number, resetAt = RESET): SendNews => ({ allowance: { left, resetAt }, limitedUntil: null })
const silence: SendNews = { allowance: null, limitedUntil: null }

describe("what is left to send", () => {
  test.each<[string, Standing, SendNews, number | null, number | null]>([
    ["is what the headers say", standing(null, null), said(14), 14, RESET],
    ["stays when they say nothing", standing(3, RESET), silence, 3, RESET],
    ["is unknown until they say something", standing(null, null), silence, null, null],
    ["goes down within a window", standing(3, RESET), said(2), 2, RESET],
    ["does not go up when an answer was overtaken", standing(2, RESET), said(3), 2, RESET],
    ["is full again in the next window", standing(0, RESET), said(14, RESET + 900_000), 14, RESET + 900_000],
    ["is nothing after a 429", standing(5, RESET), { ...said(5), limitedUntil: RESET + 5 }, 0, RESET + 5],
    ["is nothing after a 429 without headers", standing(null, null), { ...silence, limitedUntil: RESET }, 0, RESET],
  ])("%s", (_name, before, news, left, resetAt) => {
    expect(heardAfterSend(before, news)).toEqual({ ...before, sendsLeft: left, sendsResetAt: resetAt })
  })
})

test("a day's limit is not forgotten over an answer of the window inside it", () => {
  const spent = heardAfterSend(standing(5, RESET), { ...said(5), limitedUntil: NOW + 9_000_000 })
  expect(sendsFrom(heardAfterSend(spent, said(4)), 0, NOW)).toBe(NOW + 9_000_000)
})

test.each<[string, Standing, number, number]>([
  ["at once while nothing is known", standing(null, null), 0, 0],
  ["after X's first answer when several are due", standing(null, null), 1, Number.POSITIVE_INFINITY],
  ["at once while something is left", standing(2, RESET), 1, 0],
  ["at the reset when what is under way takes the last", standing(2, RESET), 2, RESET],
  ["at the reset when nothing is left", standing(0, RESET), 0, RESET],
  ["at once when the reset is past", standing(0, NOW), 0, 0],
  ["one by one in a window nobody has heard of yet", standing(0, NOW), 1, Number.POSITIVE_INFINITY],
])("sends go %s", (_name, before, underWay, from) => {
  expect(sendsFrom(before, underWay, NOW)).toBe(from)
})
