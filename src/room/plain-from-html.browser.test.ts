import { expect, test } from "vitest"
import { plainFromHtml } from "./plain-from-html"

test.each([
  [
    "a link between words",
    'See <a href="https://acme.example/help?a=1&amp;b=2">our <b>help</b></a>, please',
    "See our help https://acme.example/help?a=1&b=2, please",
  ],
  [
    "paragraphs and lines",
    '<p>One</p><p>Two<br>three <a href="https://a.example/">https://a.example/</a></p>',
    "One\nTwo\nthree https://a.example/",
  ],
  ["a list", '<ul>\n<li><a href="https://a.example/">A</a></li>\n<li>B</li>\n</ul>', "A https://a.example/\nB"],
  [
    "what never shows is left out",
    '<style>p{}</style><script>alert(1)</script><a href="https://a.example/">A</a>',
    "A https://a.example/",
  ],
  ["a link that runs code keeps its words alone", '<a href="javascript:alert(1)">press</a> me', "press me"],
  ["no link: the browser's own paste will do", "<b>bold</b> words", null],
])("%s", (_, html, plain) => {
  expect(plainFromHtml(html)).toBe(plain)
})

test("nothing in what is pasted runs or is fetched", () => {
  const html = '<img src=x onerror="window.owned = true"><a href="https://a.example/">A</a>'
  expect(plainFromHtml(html)).toBe("A https://a.example/")
  expect("owned" in window).toBe(false)
})
