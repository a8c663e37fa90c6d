import { describe, expect, it } from "vitest"
import { createWorld } from "../../world"
import { home, list, notifications, search, thread } from "./timelines"

function story() {
  const world = createWorld()
  const brand = world.addPerson({ handle: "acme", name: "Acme" })
  const ada = world.addPerson({ handle: "ada", name: "Ada" })
  const first = world.addPost({ authorId: ada.id, text: "@acme it broke" })
  const second = world.addPost({ authorId: ada.id, text: "Twice.", inReplyTo: first.id })
  const reply = world.addPost({ authorId: brand.id, text: "Sorry!", inReplyTo: first.id })
  world.session.personId = brand.id
  return { world, brand, ada, first, second, reply }
}

describe("timelines", () => {
  it("joins what an author added to their own post, and leaves replies of others to the thread", () => {
    const { world, first, second } = story()
    const rows = home(world).rows
    expect(rows.map(({ post }) => post.id)).toEqual([first.id, second.id])
    expect(rows.map(({ lineAbove, lineBelow }) => [lineAbove, lineBelow])).toEqual([
      [false, true],
      [true, false],
    ])
  })

  it("shows a thread with what stands above and what answers", () => {
    const { world, first, second, reply } = story()
    expect(thread(world, first.id).replies.map(({ post }) => post.id)).toEqual([second.id, reply.id])
    expect(thread(world, reply.id).ancestors.map(({ id }) => id)).toEqual([first.id])
    expect(thread(world, "404").focal).toBeUndefined()
  })

  it("marks a deleted post and what quoted it", () => {
    const { world, ada, first } = story()
    const quoting = world.addPost({ authorId: ada.id, text: "See", quoted: first.id })
    world.removePost(first.id)
    expect(home(world).rows.map(({ post }) => post.id)).toEqual([quoting.id])
    expect(thread(world, quoting.id).focal?.quoted).toBe("unavailable")
    expect(thread(world, first.id).focal?.deleted).toBe(true)
  })

  it("finds words and authors, and tells the signed-in person who spoke to them", () => {
    const { world, first, second } = story()
    expect(search(world, "from:ada twice").rows.map(({ post }) => post.id)).toEqual([second.id])
    expect(notifications(world).rows.map(({ post }) => post.id)).toEqual([first.id])
  })

  it("keeps the words of a withheld post to itself, and says who may not reply", () => {
    const { world, ada, brand, first } = story()
    const hidden = world.addPost({ authorId: ada.id, text: "Secret", photos: ["secret"], withheld: true })
    const limited = world.addPost({ authorId: ada.id, text: "Few", quoted: hidden.id, repliesLimited: true })
    const own = world.addPost({ authorId: brand.id, text: "Mine", repliesLimited: true })
    const view = home(world).rows.find(({ post }) => post.id === hidden.id)?.post
    expect([view?.text, view?.photos, typeof view?.withheld]).toEqual(["", [], "string"])
    const shown = thread(world, limited.id).focal
    expect([shown?.quoted, shown?.repliesLimited]).toEqual(["unavailable", true])
    expect(thread(world, own.id).focal?.repliesLimited).toBe(false)
    expect(thread(world, first.id).focal?.withheld).toBeUndefined()
  })

  it("fills a list with everybody else's own posts", () => {
    const { world, first } = story()
    expect(list(world, "7")).toMatchObject({ members: 1, rows: [{ post: { id: first.id } }] })
  })
})
