import fc from "fast-check"
import { expect, test } from "vitest"
import { plainLinks } from "./plain-links"

test.each([
  ["words and URL", '<a href="https://acme.example/help">our help</a>', "our help https://acme.example/help"],
  ["a URL that is its own words", "<a href='https://acme.example/'>https://acme.example</a>", "https://acme.example/"],
  ["a host that is its own words", '<a href="https://acme.example/">acme.example</a>', "https://acme.example/"],
  ["no words", '<a href="https://acme.example/"><img src="x"></a>', "https://acme.example/"],
  ["tags inside", '<a class="b" href=https://acme.example/a><b>The</b> bag</a>', "The bag https://acme.example/a"],
  ["entities", '<a href="https://a.example/?x=1&amp;y=2">A &amp; B</a>', "A & B https://a.example/?x=1&y=2"],
  ["a full stop behind it", '<a href="https://a.example/b">this</a>.', "this https://a.example/b."],
  ["a letter behind it", '<a href="https://a.example/b">this</a>one', "this https://a.example/b one"],
  [
    "two of them",
    '<a href="https://a.example">a</a>, <a href="https://b.example">b</a>',
    "a https://a.example, b https://b.example",
  ],
  ["a link that runs code", '<a href="javascript:alert(1)">press</a>', "press"],
  ["a link to nowhere", "<a>words</a>", "words"],
  ["an address for mail", '<a href="mailto:a@b.example">write</a>', "write"],
  ["other markup stays text", "1 < 2 <b>bold</b>", "1 < 2 <b>bold</b>"],
  ["an anchor that never ends stays text", '<a href="https://a.example">open', '<a href="https://a.example">open'],
])("%s", (_, html, plain) => {
  expect(plainLinks(html)).toBe(plain)
})

test("done twice is done once, and a megabyte of anchors takes no time", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("<a ", 'href="https://a.example"', ">", "</a>", "x", " ", "<")), (pieces) => {
      const once = plainLinks(pieces.join(""))
      expect(plainLinks(once).length).toBeLessThanOrEqual(once.length)
    }),
  )
  const began = performance.now()
  plainLinks('<a href="https://a.example">'.repeat(20_000))
  expect(performance.now() - began).toBeLessThan(3_000)
})
