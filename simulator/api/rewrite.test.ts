import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { rewrite } from "./rewrite"

const shorten = (_url: string, index: number) => `https://t.co/${"x".repeat(9)}${index}`

/** What a reader does to get the original back: put expanded URLs in place, then undo the escaping. */
function meant(text: string, urls: readonly { url: string; expanded_url: string }[]): string {
  let plain = text
  for (const { url, expanded_url } of urls) plain = plain.replace(url, () => expanded_url.replaceAll("&", "&amp;"))
  return plain.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
}

describe("rewriting", () => {
  test.each([
    ["  two  words \n", "two  words"],
    ["a & b < c > d", "a &amp; b &lt; c &gt; d"],
    ["&amp;", "&amp;amp;"],
    ["see https://a.example/x?y=1&z=2.", "see https://t.co/xxxxxxxxx0."],
    ["(https://a.example/x)", "(https://t.co/xxxxxxxxx0)"],
    ["http://a.example http://a.example", "https://t.co/xxxxxxxxx0 https://t.co/xxxxxxxxx1"],
    ["acme.com/help or mail@acme.com", "https://t.co/xxxxxxxxx0 or mail@acme.com"],
    ["3.50 and e.g. this", "3.50 and e.g. this"],
  ])("%j comes back as %j", (written, returned) => {
    expect(rewrite(written, shorten).text).toBe(returned)
  })

  test("indices count code points, past emoji", () => {
    const { text, urls, mentions, hashtags } = rewrite("👩‍🚀🚀 https://a.example @acme #lost", shorten)
    const cut = ({ start, end }: { start: number; end: number }) => [...text].slice(start, end).join("")
    expect([...urls, ...mentions, ...hashtags].map(cut)).toEqual(["https://t.co/xxxxxxxxx0", "@acme", "#lost"])
  })

  test("a long address is shown cut", () => {
    const { urls } = rewrite(`https://www.a.example/${"p".repeat(60)}`, shorten)
    expect(urls[0]?.display_url).toMatch(/^a\.example\/p+…$/)
  })

  test("nothing is lost: the original can be read back from what is returned", () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom("&", "<b>", "&lt;", "@acme", "#x"),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        // Bare domains gain a scheme on X, which no reader can undo.
        const written = words.join(" ").replace(/(?<!\/)\b[\w-]+\.(com|org|net|io|app|dev|de|uk|jp)\b/gi, "word")
        const { text, urls } = rewrite(written, shorten)
        expect(meant(text, urls)).toBe(written.trim())
        for (const { start, end, url } of urls) expect([...text].slice(start, end).join("")).toBe(url)
      }),
    )
  })
})
