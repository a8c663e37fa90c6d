import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dmLink, endsWithLink, standsOnce } from "./dm-link"
import { accountId } from "./ids"
import { DEFAULT_SETTINGS } from "./settings"
import { weightedLength } from "./weighted-length"
import { fillWording, replyText, wordingProblems } from "./wording"

const link = dmLink(accountId("1415926535897932384"))
const ada = { handle: "ada_l", name: "Ada Lovelace", account: "NorthwindCare" }

describe("a wording", () => {
  it.each([
    ["Hi @{{handle}}:", "Hi @ada_l:"],
    ["{{ name }}, this is @{{account}}", "Ada Lovelace, this is @NorthwindCare"],
    ["Hi {{nick}}", "Hi {{nick}}"],
    ["  two\nlines\tand  more ", "two lines and more"],
    ["", ""],
    ["مرحبا {{name}}", "مرحبا Ada Lovelace"],
  ])("%j becomes %j", (template, filled) => expect(fillWording(template, ada)).toBe(filled))

  it.each([
    ["Ada {{account}}", "Ada account"],
    ["Win at evil.com now", "Win at evil com now"],
    ["https://evil.example/x", "evil example/x"],
    ["e\u200Bvil\u202E.com", "evil com"],
    ["@other #tag $CASH", "other tag CASH"],
    ["two\r\nlines\u2028here", "two lines here"],
    ["J. Doe", "J. Doe"],
    ["Zoë 👩‍👩‍👧 Ⅳ", "Zoë 👩‍👩‍👧 IV"],
    ["ｅｖｉｌ．ｃｏｍ", "evil com"],
    ["\u200E\u200F", "ada_l"],
  ])("takes the name %j as %j", (name, said) => expect(fillWording("{{name}}", { ...ada, name })).toBe(said))

  it("leaves out a handle that is none", () => {
    expect(fillWording("Hi @{{handle}}!", { ...ada, handle: "a b" })).toBe("Hi @!")
    expect(fillWording("Hi @{{handle}}!", { ...ada, handle: "@ada_l" })).toBe("Hi @ada_l!")
  })

  it("never makes more than 280 weighted characters, one line, the link once and last", () => {
    const any = fc.string({ unit: "grapheme", maxLength: 400 })
    fc.assert(
      fc.property(any, any, any, any, (template, handle, name, account) => {
        const text = replyText(template, { handle, name, account }, link)
        expect(weightedLength(text)).toBeLessThanOrEqual(280)
        expect(text).not.toMatch(/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/)
        expect(endsWithLink(text, link)).toBe(true)
        expect(standsOnce(text, link)).toBe(true)
      }),
    )
  })

  it("never lets a name bring a link, a mention or a variable", () => {
    const hostile = fc.array(
      fc.constantFrom(
        "evil",
        ".",
        "com",
        "https://",
        "@",
        "{{",
        "handle",
        "}}",
        "\u202E",
        "\u200B",
        "。",
        "．",
        " ",
        "\n",
        "x",
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const said = fillWording("{{name}}", { ...ada, name: parts.join("") })
        expect(said).not.toMatch(/\w[.。．]\w|:\/\/|[@{}\u202E\u200B\n]/)
      }),
    )
  })
})

describe("the checker of wordings", () => {
  it.each([
    [DEFAULT_SETTINGS.wordings[0] ?? "", []],
    [DEFAULT_SETTINGS.closingWording, []],
    ["", []],
    ["👩‍👩‍👧", []],
    ["Hi {{nick}}", [{ problem: "unknown variable", name: "nick" }]],
    ["Hi {{handle", [{ problem: "open braces" }]],
    ["one\ntwo", [{ problem: "line break" }]],
    ["a\u202Eb", [{ problem: "hidden characters" }]],
    [link, [{ problem: "holds a DM link" }]],
    ["a".repeat(260), [{ problem: "too long", by: 4 }]],
    ["漢".repeat(130), [{ problem: "too long", by: 4 }]],
  ])("says of %j: %j", (template, problems) => expect(wordingProblems(template)).toEqual(problems))

  it("lets through only what fits with usual handles", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (template) => {
        fc.pre(wordingProblems(template).length === 0)
        expect(fillWording(template, ada).endsWith("…")).toBe(template.trimEnd().endsWith("…"))
      }),
    )
  })
})

describe("the weighted length", () => {
  it.each([
    ["", 0],
    ["hello", 5],
    ["漢字", 4],
    ["👨‍👩‍👧", 2],
    ["🇩🇪", 2],
    ["Ünï", 3],
    [link, 23],
    [`see ${link}`, 27],
    ["https://a.co/x", 23],
    ["a.co", 23],
    ["é", 1],
  ])("of %j is %d", (text, length) => expect(weightedLength(text)).toBe(length))
})
