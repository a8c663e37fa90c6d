import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { partsOf } from "./message-parts"

const linksOf = (...asked: Parameters<typeof partsOf>) =>
  partsOf(...asked).flatMap((part) => (part.href === null ? [] : [[part.text, part.href, part.host]]))

describe("links in a message", () => {
  it.each([
    [
      "a plain one shows where it leads",
      "see https://a.example/x.",
      ["https://a.example/x", "https://a.example/x", null],
    ],
    [
      "a name before an @ hides the host",
      "https://x.com@evil.example/",
      ["https://x.com@evil.example/", "https://x.com@evil.example/", "evil.example"],
    ],
    [
      "look-alike letters are named as they are",
      "https://аpple.example/",
      ["https://аpple.example/", "https://xn--pple-43d.example/", "xn--pple-43d.example"],
    ],
    ["a bracket after it is not part of it", "(https://a.example)", ["https://a.example", "https://a.example/", null]],
  ])("%s", (_, text, link) => expect(linksOf(text)).toEqual([link]))

  it("one that X names carries the host it leads to", () =>
    expect(linksOf("tag t.co/1 here", [{ text: "t.co/1", url: "https://bags.example/1" }])).toEqual([
      ["t.co/1", "https://bags.example/1", "bags.example"],
    ]))

  it.each(["javascript:alert(1)", "data:text/html,x", "file:///etc", "chrome://settings", "not a url"])(
    "%s is no link, whoever names it",
    (url) => expect(linksOf(`click ${url} now`, [{ text: url, url }])).toEqual([]),
  )

  it("no word is lost or added, whatever was written", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.array(fc.record({ text: fc.string(), url: fc.webUrl() })),
        (text, links) => {
          const words = partsOf(text, links).map((part) => part.text)
          expect(words.join("")).toBe(text)
        },
      ),
    ))
})
