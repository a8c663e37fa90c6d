import { expect, test } from "vitest"
import { checkDue, idAt, priceOfCheck } from "./removal-check"

test("checking 1,200 events costs twelve dollars", () => {
  expect(priceOfCheck(1_200)).toBe(12_000)
})
test("it is due a day after it last began", () => {
  expect([checkDue(null), checkDue(5)]).toEqual([0, 86_400_005])
})
test("an id of X's holds its time", () => {
  // The example of https://en.wikipedia.org/wiki/Snowflake_ID, without the bits that tell two of one moment apart.
  expect(idAt(Date.UTC(2022, 5, 28, 16, 7, 40, 105))).toBe(String((1541815603606036480n >> 22n) << 22n))
})
