import { describe, expect, it } from "vitest"
import { canPost, limit, weightedLength } from "./weighted-length"

describe("the weighted length", () => {
  it.each([
    ["", 0],
    ["hello", 5],
    ["héllo", 5],
    ["e\u0301", 1],
    ["こんにちは", 10],
    ["مرحبا", 5],
    ["😡", 2],
    ["👨‍👩‍👧‍👦", 2],
    ["🇩🇪", 2],
    ["https://twitter.com/messages/compose?recipient_id=1990000000000000001", 23],
    ["Hi! https://example.com/a?b=1&c=2", 27],
    ["see example.com", 27],
    ["(https://example.com).", 26],
    ["a\nb", 3],
  ])("of %j is %i", (text, length) => {
    expect(weightedLength(text)).toBe(length)
  })

  it("enables the button from one character to the limit", () => {
    expect(canPost("")).toBe(false)
    expect(canPost("  \n ")).toBe(false)
    expect(canPost("a".repeat(limit))).toBe(true)
    expect(canPost("a".repeat(limit + 1))).toBe(false)
    expect(canPost(`${"a".repeat(limit - 24)} https://example.com/${"b".repeat(400)}`)).toBe(true)
  })
})
