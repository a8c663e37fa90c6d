import { describe, expect, it } from "vitest"
import { seek } from "./seek"

const LABELS = ["@NorthwindCare", "@NorthwindDE", "Hi @ada_l, sorry…", "Only the link", "Open Aside", "こんにちは"]

describe("what is meant by the letters typed in a menu", () => {
  it.each([
    ["o", -1, 3],
    ["o", 3, 4],
    ["o", 4, 3],
    ["oo", 3, 4],
    ["op", 3, 4],
    ["op", 4, 4],
    ["ON", 0, 3],
    ["n", 0, 1],
    ["northwindd", 0, 1],
    ["h", 2, 2],
    ["こ", 0, 5],
    ["x", 0, undefined],
    ["hx", 2, undefined],
  ])("%s at %d is %s", (typed, at, index) => expect(seek(LABELS, typed, at)).toBe(index))

  it("is nothing in an empty menu", () => expect(seek([], "a", -1)).toBeUndefined())
})
