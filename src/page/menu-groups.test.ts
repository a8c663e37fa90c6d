import { describe, expect, it, vi } from "vitest"
import { postId } from "~core/ids"
import type { DeskView, PostState } from "./desk-view"
import { menuOf } from "./menu-groups"
import type { SeenPost } from "./read-post"

const NOW = 1_800_000_000_000
const post: SeenPost = {
  id: postId("5"),
  author: "ada_l",
  name: "Ada",
  mentions: ["brandb"],
  link: null,
  promoted: false,
  focal: false,
}
const account = (id: string, handle: string) => ({ id, handle, name: `${handle} Inc`, openToEveryone: true })
const desk = (more: Partial<DeskView> = {}): DeskView => ({
  accounts: [account("1", "BrandA"), account("2", "BrandB")],
  lastUsed: "1",
  wordings: ["Hi @{{handle}}, we are sorry to hear that. Write to us:", "{{name}}, hello", "  "],
  addReference: false,
  guardPrivateData: true,
  posts: {},
  inDm: {},
  ...more,
})
const state = (status: PostState["status"]): PostState => ({
  conversion: "c",
  status,
  by: "Ann",
  at: NOW,
  customerName: null,
  account: "1",
  steps: [{ step: "drafted", at: NOW, by: "Ann" }],
})

function menu(view: DeskView | null) {
  const picks = { press: vi.fn(), forget: vi.fn(), openDesk: vi.fn() }
  const made = menuOf(post, view, picks, NOW)
  return {
    ...picks,
    ...made,
    items: made.groups.flat(),
    labels: made.groups.map((all) => all.map(({ label }) => label)),
  }
}

describe("the menu of a post", () => {
  it("has the accounts, every wording with words in it, and the desk", () => {
    const { labels, items, story } = menu(desk())
    expect(labels).toEqual([
      ["@BrandA", "@BrandB"],
      ["Hi @ada_l, we are sorry…", "Ada, hello", "Only the link"],
      ["Open Aside"],
    ])
    expect(items.map(({ hint }) => hint)).toEqual([
      "BrandA Inc",
      "BrandB Inc (usual)",
      "Hi @ada_l, we are sorry to hear that. Write to us:",
      "Ada, hello",
      undefined,
      undefined,
    ])
    expect(story).toEqual([])
  })

  it("presses with what is picked", () => {
    const { items, press, openDesk } = menu(desk())
    for (const item of items) item.pick()
    expect(press.mock.calls.map(([choice]) => choice.account?.id ?? choice.wording)).toEqual([
      "1",
      "2",
      "Hi @{{handle}}, we are sorry to hear that. Write to us:",
      "{{name}}, hello",
      "",
    ])
    expect(openDesk).toHaveBeenCalledOnce()
  })

  it("can forget a link that was only drafted", () => {
    const { labels, items, story, forget } = menu(desk({ posts: { 5: state("drafted") } }))
    expect(labels.at(-1)).toEqual(["Forget this link", "Open Aside"])
    expect(story).toEqual(["Drafted by Ann, now"])
    items.find(({ label }) => label === "Forget this link")?.pick()
    expect(forget).toHaveBeenCalledWith("c")
    expect(menu(desk({ posts: { 5: state("posted") } })).labels.at(-1)).toEqual(["Open Aside"])
  })

  it("has the way to the desk without an account, or without an answer", () => {
    expect(menu(desk({ accounts: [] })).labels).toEqual([[], [], ["Open Aside"]])
    expect(menu(null).labels).toEqual([[], [], ["Open Aside"]])
  })
})
