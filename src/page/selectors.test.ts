// @vitest-environment jsdom
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { actionRow } from "./glimpse-post"
import { readPost } from "./read-post"
import { findAll, SELECTORS, type SelectorName } from "./selectors"

// A real page of X, kept beside the checkout where there is one; none of it is in the repository.
const STORED = join(import.meta.dirname, "../../../shared/x/home-5-posts-2025-05-04.html")
const isThere = existsSync(STORED)
if (!isThere) console.warn("Skipped: the stored page of X is not beside this checkout (../shared/x).")

describe.skipIf(!isThere)("on the stored page of X (2025-05-04)", () => {
  const page = () => new DOMParser().parseFromString(readFileSync(STORED, "utf8"), "text/html")
  const COUNTS: Record<SelectorName, number[]> = {
    post: [5, 5],
    author: [7, 0],
    text: [7],
    time: [5],
    // Two quoted posts and a card: each a link as a whole.
    quoted: [3],
    row: [5],
    reply: [5, 0],
    action: [15, 0],
    tracked: [1],
    adMark: [0, 0],
    me: [0],
    editor: [0, 0, 0],
    writable: [0],
    dialog: [0],
    busy: [0],
    postButton: [0],
    postButtonInline: [0],
    toast: [0, 0, 0],
  }

  it.each(Object.entries(COUNTS))("%s is there %j times, shape by shape", (name, counts) => {
    const stored = page()
    expect(SELECTORS[name as SelectorName].map(({ css }) => stored.querySelectorAll(css).length)).toEqual(counts)
  })

  it("every post is read as itself, not as the one it quotes or the video it holds", () => {
    const posts = findAll(page(), "post").map((article) => readPost(article))
    expect(posts.map((post) => post?.author)).toEqual([
      "_its_not_real_",
      "growing_daniel",
      "theo",
      "ktmboyle",
      "pyquantnews",
    ])
    expect(posts.map((post) => post?.id)).toEqual([
      "1918760851957321857",
      "1918706715496788211",
      "1918592650820874371",
      "1918694891455943115",
      "1918333258909000088",
    ])
    expect(posts.map((post) => post?.promoted)).toEqual([false, false, false, false, false])
    expect(findAll(page(), "post").every((article) => actionRow(article) !== null)).toBe(true)
  })
})

const NONE = Object.fromEntries(Object.entries(SELECTORS).map(([name, shapes]) => [name, shapes.map(() => 0)]))

/** What each of our own pages holds, shape by shape; whatever isn't named there must not be found. */
const OWN: Record<string, Partial<Record<SelectorName, number[]>>> = {
  "posts-2022-11": {
    post: [2, 2],
    author: [0, 2],
    text: [2],
    time: [2],
    row: [2],
    reply: [0, 2],
    action: [0, 4],
    adMark: [0, 1],
  },
  "posts-renamed": { post: [0, 1], text: [1], time: [1], quoted: [1], reply: [1, 0], action: [3, 0] },
  boxes: {
    me: [1],
    editor: [1, 1, 1],
    writable: [4],
    dialog: [2],
    busy: [1],
    postButton: [1],
    postButtonInline: [2],
    toast: [1, 1, 1],
  },
}

describe.each(Object.entries(OWN))("on our own page %s", (name, counts) => {
  const html = readFileSync(join(import.meta.dirname, `../../test/pages/${name}.html`), "utf8")
  const page = new DOMParser().parseFromString(html, "text/html")

  it("every shape finds its own things and nobody else's", () => {
    const found = Object.entries(SELECTORS).map(([one, shapes]) => [
      one,
      shapes.map(({ css }) => page.querySelectorAll(css).length),
    ])
    expect(Object.fromEntries(found)).toEqual({ ...NONE, ...counts })
  })
})

describe("posts in the shapes X has had", () => {
  const postsOn = (name: string) => {
    const html = readFileSync(join(import.meta.dirname, `../../test/pages/${name}.html`), "utf8")
    const page = new DOMParser().parseFromString(html, "text/html")
    return findAll(page, "post").map((article) => [readPost(article), actionRow(article)?.childElementCount] as const)
  }

  it("are read as they were in 2022, the advertisement as one", () => {
    expect(postsOn("posts-2022-11")).toMatchObject([
      [{ id: "1590000000000000001", author: "ada_l", name: "Ada", promoted: false }, 3],
      [{ id: "1590000000000000002", promoted: true }, 3],
    ])
  })

  it("are read by their address alone where X has renamed everything, quoted posts and tombstones never", () => {
    expect(postsOn("posts-renamed")).toMatchObject([
      [{ id: "1990000000000000001", author: "ada_l", name: "Ada", mentions: ["northwindcare"], promoted: false }, 4],
    ])
  })
})

describe("the selectors", () => {
  it("each say when they were last seen and what shows it", () => {
    for (const shapes of Object.values(SELECTORS))
      for (const { css, seen, evidence } of shapes) {
        expect(seen).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
        expect(evidence).not.toBe("")
        expect(() => document.querySelector(css)).not.toThrow()
      }
  })

  it("come newest first", () => {
    for (const shapes of Object.values(SELECTORS)) {
      const seen = shapes.map((shape) => shape.seen)
      expect(seen).toEqual([...seen].sort().reverse())
    }
  })
})
