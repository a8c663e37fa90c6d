// @vitest-environment jsdom
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { actionRow, readPost } from "./read-post"
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
