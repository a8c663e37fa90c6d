import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { segments } from "./segments"

const kinds = (text: string) => segments(text).map((segment) => `${segment.kind}:${segment.text}`)

describe("the pieces of a post's text", () => {
  it("are words, names, tags, addresses and emoji", () => {
    expect(kinds("@acme my 📦 is lost: https://a.example/x?y=1. #parcel")).toEqual([
      "mention:@acme",
      "text: my ",
      "emoji:📦",
      "text: is lost: ",
      "url:https://a.example/x?y=1",
      "text:. ",
      "hashtag:#parcel",
    ])
  })

  it.each([
    ["an e-mail address is no mention", "write to me@acme.example please", ["text:write to me@acme.example please"]],
    ["digits and signs are no emoji", "call 1 # * ©", ["text:call 1 # * ©"]],
    ["a joined emoji is one", "👨‍👩‍👧!", ["emoji:👨‍👩‍👧", "text:!"]],
    ["a bare host is an address", "see example.com", ["text:see ", "url:example.com"]],
    ["a name inside an address stays there", "https://x.com/@acme", ["url:https://x.com/@acme"]],
  ])("%s", (_, text, pieces) => {
    expect(kinds(text)).toEqual(pieces)
  })

  it("joined again are the text", () => {
    const texts = fc
      .array(fc.constantFrom("@a", "#b", "😡", "http://x.y", " ", "é", "\n", "<b>", ".", "\u200d"))
      .map((all) => all.join(""))
    fc.assert(
      fc.property(
        texts,
        (text) =>
          segments(text)
            .map((segment) => segment.text)
            .join("") === text,
      ),
    )
  })

  it("only lead to http addresses", () => {
    for (const segment of segments("javascript:alert(1) data:text/html,x file:///etc ftp://a.com/b"))
      if (segment.kind === "url") expect(segment.href).toMatch(/^https?:\/\//)
  })
})
