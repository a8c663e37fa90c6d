// @vitest-environment jsdom
import fc from "fast-check"
import { beforeEach, describe, expect, it } from "vitest"
import { actionRow, signedInHandle } from "./glimpse-post"
import { postInPath } from "./post-address"
import { postWords, readPost } from "./read-post"

const head = (handle: string, name: string, time = "") =>
  `<div data-testid="User-Name"><a href="/${handle}"><span>${name}</span></a><a href="/${handle}"><span>@${handle}</span></a>${time}</div>`
const time = (href: string) => `<a href="${href}"><time>2 h</time></a>`
const quote = `<div role="link" tabindex="0">${head("other", "Other").replace(/<a[^>]*>|<\/a>/g, "")}<time>3 h</time>
  <div data-testid="tweetText">quoted</div><a href="/other/status/999/photo/1">photo</a></div>`
const row = '<div role="group"><button data-testid="reply"></button></div>'
const article = (inside: string) => `<article data-testid="tweet">${inside}${row}</article>`

function show(html: string): Element {
  document.body.innerHTML = html
  return document.querySelector("article") as Element
}
beforeEach(() => {
  document.body.innerHTML = ""
})

describe("a post is read from its article", () => {
  it("by its own time, whatever links stand before it", () => {
    const seen = readPost(
      show(article(`<a href="/other/status/111">x</a>${quote}${head("Ada_L", "Ada", time("/Ada_L/status/222"))}`)),
    )
    expect(seen).toMatchObject({ id: "222", author: "ada_l", name: "Ada", promoted: false, focal: false })
  })

  it("also when opened, with its time below its words", () => {
    const seen = readPost(show(article(`${head("ada", "Ada")}${quote}${time("/ada/status/222")}`)))
    expect(seen).toMatchObject({ id: "222", focal: true })
  })

  it("with emoji in the name, and only real mentions", () => {
    const words = `<div data-testid="tweetText">hi <a href="/Brand">@Brand</a> <a href="/evil">@victim</a> <a href="/search?q=x">#x</a></div>`
    const seen = readPost(
      show(
        article(
          `${head("ada", 'Ada <img alt="🚢"> @brand2<svg><title>v</title></svg>', time("/ada/status/5"))}${words}`,
        ),
      ),
    )
    expect(seen).toMatchObject({ name: "Ada 🚢 @brand2", mentions: ["brand"] })
    expect(postWords(document.querySelector("article") as Element)).toBe("hi @Brand @victim #x")
  })

  it.each([
    ["no time", head("ada", "Ada")],
    ["nobody's address, and no author", time("/i/web/status/5")],
    ["an id that is no number", head("ada", "Ada", time("/ada/status/5x"))],
    ["an id without end", head("ada", "Ada", time(`/ada/status/${"1".repeat(30)}`))],
    ["only a quoted post", quote],
    ["a path of X as its author", head("home", "Home", time("/home/status/5"))],
  ])("as nothing when there is %s", (_, inside) => expect(readPost(show(article(inside)))).toBeNull())

  it("as promoted when it is wrapped as a whole, not when it holds a wrapped video", () => {
    const inside = head("ada", "Ada", time("/ada/status/5"))
    const wrapped = `<div data-testid="placementTracking">${article(inside)}</div>`
    expect(readPost(show(wrapped))?.promoted).toBe(true)
    expect(readPost(show(wrapped.replace("</div>", `</div>`) + article(inside)))?.promoted).toBe(true)
    const video = '<div data-testid="placementTracking"><div data-testid="videoPlayer"></div></div>'
    expect(readPost(show(article(inside + video)))?.promoted).toBe(false)
    expect(
      readPost(show(`<div data-testid="placementTracking">${article(inside)}${article(inside)}</div>`))?.promoted,
    ).toBe(false)
  })

  it("never as the post it quotes, wherever that stands and whatever it holds", () => {
    const noise = fc.array(
      fc.constantFrom(quote, "<p>x</p>", '<a href="/z/status/333/photo/1">p</a>', '<a href="/z/status/333">v</a>'),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(noise, noise, fc.bigInt({ min: 1n, max: 10n ** 19n }), (before, after, id) => {
        const html = article(before.join("") + head("ada", "Ada", time(`/ada/status/${id}`)) + after.join(""))
        expect(readPost(show(html))).toMatchObject({ id: String(id), author: "ada" })
      }),
    )
  })

  it("with a megabyte of text in it", () => {
    const words = `<div data-testid="tweetText">${"long ".repeat(200_000)}</div>`
    expect(readPost(show(article(head("ada", "Ada", time("/ada/status/5")) + words)))?.id).toBe("5")
  })
})

describe("around posts", () => {
  it("the action row is the post's own", () => {
    const one = show(
      article(
        `<div role="link"><div role="group"><button data-testid="reply"></button></div></div><div role="group"></div>`,
      ),
    )
    expect(actionRow(one)).toBe(one.lastElementChild)
  })

  it("the signed-in handle comes from X's bar", () => {
    expect(signedInHandle(document)).toBeNull()
    show('<a data-testid="AppTabBar_Profile_Link" href="/NorthwindCare"></a>')
    expect(signedInHandle(document)).toBe("northwindcare")
  })

  it.each([
    ["/ada/status/12", "12"],
    ["/ada/status/12/photo/1", "12"],
    ["/i/web/status/12", "12"],
    ["/ada/status/12x", null],
    ["/ada", null],
    ["/compose/post", null],
  ])("the path %s is of post %s", (path, id) => expect(postInPath(path)).toBe(id))
})
