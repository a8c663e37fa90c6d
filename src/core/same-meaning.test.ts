import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sameMeaning } from "./same-meaning"

describe("says the same", () => {
  test.each([
    ["hello", "  hello\n"],
    ["a & b < c > d", "a &amp; b &lt; c &gt; d"],
    ["literally &amp;", "literally &amp;amp;"],
    ["cafe\u0301", "caf\u00e9"],
    ["one\r\ntwo", "one\ntwo"],
    ["see example.com/a?b=1&c=2.", "see http://example.com/a?b=1&c=2."],
    ["see https://Example.com/", "see https://example.com"],
    ["(see https://example.com/x)", "(see https://t.co/AbC123)"],
    ["see shop.example.com, thanks", "see https://t.co/AbC123, thanks"],
    ["https://example.com/ü", "https://example.com/%C3%BC"],
  ])("%j and %j", (a, b) => {
    expect(sameMeaning(a, b)).toBe(true)
    expect(sameMeaning(b, a)).toBe(true)
  })
})

describe("says something else", () => {
  test.each([
    ["hello", "hallo"],
    ["a b", "a  b"],
    ["see https://example.com/a", "see https://example.com/b"],
    ["see https://example.com/a", "see"],
    ["two https://a.example https://b.example", "two https://t.co/a1"],
    ["hello", "https://t.co/a1"],
    ["Yes", "yes"],
  ])("%j and %j", (a, b) => {
    expect(sameMeaning(a, b)).toBe(false)
  })
})

const piece = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("&", "&amp;", "&lt;", "<", " ", "https://t.co/abc", "https://example.com/a?b&c", "example.com", "."),
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""))

test("every text means what it says itself", () => {
  fc.assert(fc.property(text, (a) => sameMeaning(a, a)))
})

test("who is first doesn't matter", () => {
  fc.assert(fc.property(text, text, (a, b) => sameMeaning(a, b) === sameMeaning(b, a)))
})

test("escaping and white space at the ends change nothing", () => {
  const escaped = (a: string) => a.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
  fc.assert(fc.property(text, (a) => sameMeaning(a, ` ${escaped(a)}\n`)))
})

test("10,000 hostile characters are compared at once", () => {
  for (const unit of ["a", "a.", "a-.", "https://", "&amp;", "t.co/", "é"]) {
    const long = unit.repeat(10_000 / unit.length)
    const begun = performance.now()
    expect(sameMeaning(long, `${long}x y`)).toBe(false)
    expect(performance.now() - begun).toBeLessThan(1_000)
  }
})
