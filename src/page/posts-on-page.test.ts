// @vitest-environment jsdom
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { GlimpsedPost } from "./glimpse-post"
import { type PostsOnPage, watchPosts } from "./posts-on-page"

const post = (id: string, author = "ada", more = "") =>
  `<article data-testid="tweet"><div data-testid="User-Name"><a href="/${author}">Name</a><a href="/${author}">@${author}</a>
  <a href="/${author}/status/${id}"><time>2 h</time></a></div>${more}
  <div role="group"><button data-testid="reply"></button></div></article>`

let over: AbortController
let ours: string[] = []
let posts: PostsOnPage
const changed = vi.fn()
const watch = () => {
  over = new AbortController()
  posts = watchPosts({
    page: document,
    signal: over.signal,
    make: () => document.createElement("button"),
    isOurs: (one: GlimpsedPost) => ours.includes(one.author),
    changed,
    drawn: () => {},
  })
}
const ids = () => posts.buttons().map(([, { id }]) => id)
/** Mutation observers are told when the script has ended. */
const told = () => Promise.resolve()
beforeEach(() => {
  ours = []
  changed.mockClear()
  history.replaceState({}, "", "/home")
  document.body.innerHTML = ""
})
afterEach(() => over.abort())

describe("the buttons on a page", () => {
  it("come with posts, once each, and go with them", async () => {
    document.body.innerHTML = post("1")
    watch()
    document.body.insertAdjacentHTML("beforeend", `<div>${post("2")}${post("3", "brand")}</div>`)
    await told()
    expect(ids()).toEqual(["1", "2", "3"])
    expect(document.querySelectorAll("[role=group] > button:not([data-testid])")).toHaveLength(3)
    document.querySelector("article")?.remove()
    await told()
    expect(ids()).toEqual(["2", "3"])
  })

  it("follow an article that X uses for another post", async () => {
    document.body.innerHTML = post("1")
    watch()
    for (const link of document.querySelectorAll("a"))
      link.setAttribute("href", (link.getAttribute("href") ?? "").replace("ada", "grace").replace("1", "7"))
    await told()
    expect(posts.buttons().map(([, { id, author }]) => [id, author])).toEqual([["7", "grace"]])
    expect(document.querySelectorAll("[role=group] > button:not([data-testid])")).toHaveLength(1)
  })

  it("go where a post turns out to be the brand's own, and come back", () => {
    document.body.innerHTML = post("1") + post("2", "brand")
    watch()
    ours = ["brand"]
    posts.again()
    expect(ids()).toEqual(["1"])
    expect(document.querySelectorAll("[role=group] > button:not([data-testid])")).toHaveLength(1)
    ours = []
    posts.again()
    expect(ids().sort()).toEqual(["1", "2"])
  })

  it("care nothing for forged ones, and come again when X draws the row anew", async () => {
    const forged = '<button class="aside-dm" data-size="big" aria-label="Reply with DM link"></button>'
    document.body.innerHTML = post("1", "ada", forged)
    watch()
    expect(ids()).toEqual(["1"])
    const row = document.querySelector("[role=group]")
    row?.replaceWith(Object.assign(document.createElement("div"), { role: "group", innerHTML: row.innerHTML }))
    const fresh = document.querySelector("article")?.lastElementChild
    fresh?.setAttribute("role", "group")
    fresh?.replaceChildren(...[...(fresh?.children ?? [])].filter((one) => one.matches("[data-testid]")))
    await told()
    expect(posts.buttons()[0]?.[0].isConnected).toBe(true)
  })

  it("stand in the photo overlay's own row, for the post of the address", async () => {
    watch()
    history.replaceState({}, "", "/ada/status/9/photo/1")
    document.body.innerHTML = `<div role="dialog"><div role="group"><button data-testid="reply"></button></div>${post("10")}</div>`
    await told()
    expect(ids().sort()).toEqual(["10", "9"])
    const [button] = posts.buttons().find(([, { id }]) => id === "9") ?? []
    expect(button?.closest("article")).toBeNull()
  })

  it("all go at the end", () => {
    document.body.innerHTML = post("1")
    watch()
    over.abort()
    expect(document.querySelectorAll("[role=group] > button:not([data-testid])")).toHaveLength(0)
  })

  it("are never more than one under a post, whatever the page does", async () => {
    const piece = fc.constantFrom(
      post("1"),
      post("2", "brand"),
      "<article>gone</article>",
      post("x"),
      `<div role="link">${post("3")}</div>`,
      '<a href="/evil/status/4"><time>1 h</time></a>',
      `<div data-testid="placementTracking">${post("5")}</div>`,
      post("6", "ada", `<div data-testid="tweetText">${"long ".repeat(1_000)}</div>`),
      '<div role="dialog"><div role="group"><button data-testid="reply"></button></div></div>',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), fc.array(piece, { maxLength: 5 }), async (first, then) => {
        document.body.innerHTML = first.join("")
        watch()
        document.body.insertAdjacentHTML("afterbegin", then.join(""))
        document.body.append(document.body.firstChild ?? "")
        await told()
        for (const one of document.querySelectorAll("article"))
          expect(one.querySelectorAll("[role=group] > button:not([data-testid])").length).toBeLessThanOrEqual(1)
        expect(ids()).not.toContain("5")
        over.abort()
        expect(document.querySelectorAll("button:not([data-testid])")).toHaveLength(0)
      }),
      { numRuns: 40 },
    )
  })
})
