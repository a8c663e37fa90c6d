import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { postId } from "./ids"
import { REFERENCE, referenceOf, referencesIn, referenceWords } from "./reference"

const digits = fc.stringMatching(/^[1-9]\d{0,24}$/)

describe("a reference", () => {
  it("is four characters that nobody mistakes, the same for the same post", () => {
    fc.assert(
      fc.property(digits, (id) => {
        const reference = referenceOf(postId(id))
        expect(reference).toMatch(REFERENCE)
        expect(referenceOf(postId(id))).toBe(reference)
      }),
    )
  })

  it("differs between posts as often as chance allows", () => {
    const all = Array.from({ length: 20_000 }, (_, n) =>
      referenceOf(postId(String(1918760851957321857n + BigInt(n) * 4_194_304n))),
    )
    // 20,000 of 1,048,576: some 190 pairs are expected to meet.
    expect(new Set(all).size).toBeGreaterThan(19_600)
  })

  it("is read back from the words the link puts into the message", () => {
    fc.assert(
      fc.property(digits, fc.string(), (id, more) => {
        const reference = referenceOf(postId(id))
        expect(referencesIn(`${referenceWords(reference)} ${more}`)[0]).toBe(reference)
      }),
    )
  })

  it.each([
    ["Ref K7Q2", ["K7Q2"]],
    ["ref: k7q2\nWhere is my parcel?", ["K7Q2"]],
    ["Ref K7Q2 and Ref 2222, Ref K7Q2", ["K7Q2", "2222"]],
    ["Ref K7Q22", []],
    ["prefK7Q2 href K7Q2", []],
    ["Ref 0OI1", []],
    ["my reference is K7Q2", []],
  ])("in %j is %j", (text, found) => expect(referencesIn(text)).toEqual(found))

  it("is looked for in a bounded part of any text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 50_000 }), (text) => referencesIn(text).length <= 3))
  })
})
