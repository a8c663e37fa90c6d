// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest"
import type { PagePart } from "~core/page-part"
import { measureFit, partsOf } from "./page-fit"
import { drifted } from "./sayings"

const TIME = '<a href="/ada/status/5"><time>2 h</time></a>'
const ROW = '<div role="group"><button data-testid="reply"></button><button data-testid="like"></button></div>'
const article = (inside: string) => `<article data-testid="tweet">${inside}</article>`
const show = (html: string, path = "/home") => {
  history.replaceState({}, "", path)
  document.body.innerHTML = html
}

/** Idle callbacks wait until the test lets the page rest. */
let rests: (() => void)[] = []
const rest = () => {
  for (const one of rests.splice(0)) one()
}
beforeEach(() => {
  rests = []
  vi.stubGlobal("requestIdleCallback", (act: () => void) => rests.push(act))
  vi.stubGlobal("cancelIdleCallback", (handle: number) => rests.splice(handle - 1, 1))
})

describe("what is found around the posts of a page", () => {
  it.each<[string, string, PagePart[], PagePart | null]>([
    ["a post with its row", article(TIME + ROW), ["posts", "action row", "reply button"], null],
    ["a post without a row", article(TIME), ["posts"], "action row"],
    [
      "a post whose reply button is called otherwise",
      article(TIME + ROW.replace('"reply"', '"answer"')),
      ["posts", "action row"],
      "reply button",
    ],
    ["a post that leads nowhere", article(ROW), [], "posts"],
    ["nothing", "", [], null],
    ["a tombstone", "<article>This post was deleted.</article>", [], null],
    ["a notification", '<article data-testid="notification"><div data-testid="tweetText">x</div></article>', [], null],
    ["an advertisement alone", `<div data-testid="placementTracking">${article(ROW)}</div>`, [], null],
    ["the post above a reply box", `<div role="dialog">${article("<time>2 h</time>")}</div>`, [], null],
    [
      "one strange post among others",
      article(ROW) + article(TIME + ROW),
      ["posts", "action row", "reply button"],
      null,
    ],
  ])("with %s", (_, html, found, missed) => {
    show(html)
    expect(partsOf(document)).toEqual({ found, missed })
  })

  it("with words but no way to the post, only where a post was opened", () => {
    show(article('<div data-testid="tweetText">x</div>'), "/ada/status/5")
    expect(partsOf(document).missed).toBe("posts")
  })
})

function measure() {
  const over = new AbortController()
  const said: PagePart[] = []
  const changed = vi.fn()
  const fit = measureFit({ page: document, signal: over.signal, changed, say: (part) => said.push(part) })
  return { over, said, changed, fit }
}

describe("the measure of a page", () => {
  it("looks when the page rests, once for many changes, and no more once all was found", () => {
    show(article(ROW))
    const { fit, said } = measure()
    fit.drawn()
    fit.drawn()
    expect(rests).toHaveLength(1)
    show(article(TIME + ROW))
    rest()
    expect(said).toEqual([])
    fit.drawn()
    expect(rests).toEqual([])
    expect(fit.sum()).toEqual({ found: ["posts", "action row", "reply button"], missing: [] })
  })

  it("says what it misses once on a page, and once more on every opened post without a button", () => {
    show(article(ROW))
    const { fit, said } = measure()
    for (const path of ["/home", "/home", "/ada/status/5", "/ada/status/5", "/ada/status/6"]) {
      show(article(ROW), path)
      fit.drawn()
      rest()
    }
    expect(said).toEqual(["posts", "posts", "posts"])
    expect(fit.sum().missing).toEqual(["posts"])
  })

  it("takes back what was missed when it is found, and misses nothing that was found once", () => {
    const { fit, changed } = measure()
    fit.missed("reply box")
    expect(fit.sum()).toEqual({ found: [], missing: ["reply box"] })
    fit.found("reply box")
    fit.missed("reply box")
    expect(fit.sum()).toEqual({ found: ["reply box"], missing: [] })
    expect(changed).toHaveBeenCalledTimes(2)
  })

  it("looks no more when all is over", () => {
    show(article(ROW))
    const { fit, over } = measure()
    fit.drawn()
    over.abort()
    expect(rests).toEqual([])
  })

  it("names the part in its sentence", () => {
    expect(drifted("reply box")).toBe(
      "X has changed its page, and Aside can't find its reply box. Replies open in a window of X's own until Aside learns the new page.",
    )
  })
})
