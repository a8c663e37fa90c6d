import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sameMeaning } from "~core/same-meaning"
import { meant } from "./meant"

describe("what was meant", () => {
  test("t.co is undone by its token, wherever X says that it stands", () => {
    const said = meant("see https://t.co/AbC1, ok &amp; https://t.co/AbC1x", [
      { url: "https://t.co/AbC1", expanded_url: "https://example.com/?a=1&b=2" },
      { url: "https://t.co/AbC1x", expanded_url: "https://example.org/" },
    ])
    expect(said.text).toBe("see https://example.com/?a=1&b=2, ok & https://example.org/")
    expect(said.links.map(({ url }) => url)).toEqual(["https://example.com/?a=1&b=2", "https://example.org/"])
  })

  test("entities are undone once, not twice", () => {
    expect(meant("&amp;lt; &lt;b&gt; &quot;", []).text).toBe("&lt; <b> &quot;")
  })

  test("a t.co link that X doesn't explain stays, as a link", () => {
    expect(meant("https://t.co/x1", [])).toEqual({
      text: "https://t.co/x1",
      links: [{ text: "https://t.co/x1", url: "https://t.co/x1" }],
    })
  })

  test.each(["javascript:alert(1)", "data:text/html,x", "", null, "https://", `https://e.x/${"a".repeat(5_000)}`])(
    "an address that leads nowhere is not put in: %s",
    (expanded_url) => {
      const said = meant("https://t.co/x1", [{ url: "https://t.co/x1", expanded_url }])
      expect(said.links).toEqual([{ text: "https://t.co/x1", url: "https://t.co/x1" }])
    },
  )

  test("the link of an attached picture is X's, not the writer's", () => {
    const urls = [{ url: "https://t.co/p1", expanded_url: "https://twitter.com/messages/media/1585" }]
    expect(meant("look https://t.co/p1", urls)).toEqual({ text: "look", links: [] })
  })
})

test("whatever X makes of a text, what comes out says the same", () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-zé&<>;]{0,8}$/u),
    fc.constantFrom("https://example.com/a?b=1&c=2", "&amp;"),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 10 }), (words) => {
      const urls: { url: string; expanded_url: string }[] = []
      const rewritten = words.map((written, nth) => {
        if (!written.startsWith("https://")) {
          return written.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
        }
        urls.push({ url: `https://t.co/z${nth}`, expanded_url: written })
        return `https://t.co/z${nth}`
      })
      const said = meant(rewritten.join(" "), urls)
      expect(said.text).toBe(words.join(" ").trim())
      expect(sameMeaning(said.text, words.join(" "))).toBe(true)
    }),
  )
})
