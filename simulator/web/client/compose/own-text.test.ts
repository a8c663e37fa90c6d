import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { putBy, replaced } from "./own-text"

describe("the editor nobody knows", () => {
  it("puts what was put where the selection was, the caret behind it", () => {
    expect(replaced("Hello you", 6, 9, "there")).toEqual({ text: "Hello there", caret: 11 })
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, after, put) => {
        const { text, caret } = replaced(before + after, before.length, before.length, put)
        expect([text.slice(0, caret), text.slice(caret)]).toEqual([before + put, after])
      }),
    )
  })

  it.each([
    ["insertText", "a", undefined, "a"],
    ["insertParagraph", null, undefined, "\n"],
    ["insertLineBreak", null, undefined, "\n"],
    ["insertFromPaste", null, "one\r\ntwo", "one\ntwo"],
    ["deleteContentBackward", null, undefined, ""],
    ["deleteByCut", null, undefined, ""],
    ["formatBold", null, undefined, null],
  ])("%s", (type, data, pasted, put) => {
    expect(putBy(type, data, pasted)).toBe(put)
  })
})
