import { expect, test } from "vitest"
import { otherSide } from "./thread"

test.each([
  ["12-345", "12", "345"],
  ["12-345", "345", "12"],
  ["12-345", "99", null],
  ["1585094756761149440", "12", null],
  ["", "12", null],
  ["12-", "12", null],
  ["1-2-3", "1", null],
])("in %s, seen from %s, the other side is %s", (thread, account, other) => {
  expect(otherSide(thread, account)).toBe(other)
})
