import { describe, expect, it } from "vitest"
import { weightedLength } from "../text/weighted-length"
import { peopledWorld } from "./peopled-world"

describe("a world of 1,000 posts", () => {
  const now = Date.UTC(2026, 10, 1)
  const posts = peopledWorld(1_000, now).world.posts()

  it("is the same each time", () => {
    const bare = (all: typeof posts) => all.map(({ authorId: _, ...post }) => post)
    expect(bare(peopledWorld(1_000, now).world.posts())).toEqual(bare(posts))
  })

  it("has a bit of everything", () => {
    const many = (fits: (post: (typeof posts)[number]) => boolean) => posts.filter(fits).length
    expect(posts.length).toBeGreaterThanOrEqual(1_000)
    expect(many((post) => (post.photos?.length ?? 0) > 0)).toBeGreaterThan(150)
    expect(many((post) => (post.photos?.length ?? 0) > 1)).toBeGreaterThan(20)
    expect(many((post) => post.quoted !== undefined)).toBeGreaterThan(50)
    expect(many((post) => post.promoted === true)).toBeGreaterThan(5)
    expect(many((post) => weightedLength(post.text) > 280)).toBeGreaterThan(20)
    expect(many((post) => /\p{Script=Arabic}/u.test(post.text))).toBeGreaterThan(50)
    expect(many((post) => /\p{Script=Hiragana}/u.test(post.text))).toBeGreaterThan(50)
    expect(many((post) => /https:/.test(post.text))).toBeGreaterThan(100)
    expect(many((post) => /\p{Extended_Pictographic}/u.test(post.text))).toBeGreaterThan(200)
  })
})
