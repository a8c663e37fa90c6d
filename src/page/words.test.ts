import { describe, expect, it } from "vitest"
import { postId } from "~core/ids"
import { chooseAccount } from "./choose-account"
import { type DeskAccount, type DeskView, type PostState, readDeskView } from "./desk-view"
import { warnings } from "./warnings"
import { buttonName, knownOf, since, story } from "./words"

const NOW = 1_800_000_000_000
const account = (id: string, handle: string, openToEveryone = true): DeskAccount => ({
  id,
  handle,
  name: handle,
  openToEveryone,
})
const a = account("1", "BrandA")
const b = account("2", "BrandB")
const desk = (accounts: DeskAccount[], lastUsed: string | null = null): DeskView => ({
  accounts,
  lastUsed,
  wordings: ["w"],
  addReference: false,
  guardPrivateData: true,
  posts: {},
  inDm: {},
})
const state = (status: PostState["status"], customerName: string | null = null): PostState => ({
  conversion: "c",
  status,
  by: "Ann",
  at: NOW - 2 * 3_600_000,
  customerName,
  account: "1",
  steps: [
    { step: "drafted", at: NOW - 3 * 3_600_000, by: "Ann" },
    { step: "posted", at: NOW - 2 * 3_600_000, by: "Ann" },
    { step: "arrived", at: NOW - 3_600_000, by: null },
    { step: "accepted", at: NOW - 60_000, by: "Bob\u202E" },
  ],
})

describe("what the button says", () => {
  it.each([
    [undefined, "Reply with DM link"],
    [state("drafted"), "Reply with DM link, DM link drafted by Ann, 2 h"],
    [state("posted"), "Reply with DM link, DM link sent by Ann, 2 h"],
    [state("arrived", "Ada"), "Reply with DM link, In DM with Ada"],
    [state("answered", "A\u202Eda\n"), "Reply with DM link, In DM with Ada"],
    [state("accepted"), "Reply with DM link, In DM"],
    [state("closed", "Ada"), "Reply with DM link, Closed"],
  ])("%j", (given, name) => expect(buttonName({ state: given }, NOW)).toBe(name))

  it("that the author is in a conversation, where no link stands under this post", () => {
    expect(buttonName({ owner: "Bob" }, NOW)).toBe("Reply with DM link, In DM")
    expect(buttonName({ owner: null }, NOW)).toBe("Reply with DM link, In DM")
    expect(buttonName({ owner: "Bob", state: state("posted") }, NOW)).toBe(
      "Reply with DM link, DM link sent by Ann, 2 h",
    )
  })

  it("whose names everything has, nothing of nobody", () => {
    const nobody = { id: postId("5"), author: "constructor" }
    expect(knownOf(desk([]), nobody).owner).toBeUndefined()
    expect(knownOf(null, nobody)).toEqual({})
    expect(knownOf({ ...desk([]), inDm: { constructor: "Bob" } }, nobody).owner).toBe("Bob")
  })

  it.each([
    [-5, "now"],
    [59_000, "now"],
    [60_000, "1 min"],
    [3_599_000, "59 min"],
    [3_600_000, "1 h"],
    [172_800_000, "2 d"],
  ])("%d ms ago is %s", (ms, said) => expect(since(NOW - ms, NOW)).toBe(said))
})

describe("the story of a link", () => {
  it("is told step by step, by whom and how long ago", () =>
    expect(story({ state: state("accepted") }, NOW)).toEqual([
      "Drafted by Ann, 3 h",
      "Posted by Ann, 2 h",
      "Arrived, 1 h",
      "Accepted by Bob, 1 min",
    ]))
  it.each([
    [{}, undefined],
    [{ owner: "Bob" }, "Already in DM with Bob"],
    [{ owner: null }, "Already in DM"],
    [{ owner: "Bob", state: state("closed") }, "Already in DM with Bob"],
    [{ owner: "Bob", state: state("answered") }, "Accepted by Bob, 1 min"],
  ])("%j ends with %s", (known, last) => expect(story(known, NOW).at(-1)).toBe(last))
})

describe("which account a press is for", () => {
  it.each([
    ["the only one", desk([a]), [], "1"],
    ["the one the post mentions", desk([a, b], "1"), ["brandb"], "2"],
    ["the last used", desk([a, b], "2"), [], "2"],
    ["the last used of two mentioned", desk([a, b], "2"), ["branda", "brandb"], "2"],
    ["the first", desk([a, b], "9"), ["somebody"], "1"],
    ["none", desk([]), [], undefined],
  ])("%s", (_, given, mentions, id) => expect(chooseAccount(given, { mentions })?.id).toBe(id))
})

describe("what is said before it is too late", () => {
  it("nothing when nothing is wrong", () =>
    expect(warnings(a, "ada_l", { state: state("posted") }, "branda")).toEqual([]))
  it("an open conversation, another sign-in, an account nobody confirmed", () => {
    const said = warnings(account("1", "BrandA", false), "ada_l", { owner: "Eve" }, "somebody")
    expect(said).toHaveLength(3)
    expect(said.join(" ")).toMatch(
      /@ada_l already has an open conversation with Eve\..*@somebody.*@BrandA.*Nobody has confirmed/,
    )
  })
  it.each([
    [{ owner: null }, "@ada_l already has an open conversation."],
    [{ state: state("accepted") }, "@ada_l already has an open conversation with Bob."],
    [{ state: state("arrived"), owner: "Eve" }, "@ada_l already has an open conversation with Eve."],
    [{ state: state("closed") }, undefined],
  ])("%j: %s", (known, said) => expect(warnings(a, "ada_l", known, null)[0]).toBe(said))
})

describe("news from the worker", () => {
  it("is taken when it has our shape, each account and post by itself", () => {
    const odd = { ...state("posted"), steps: [{ step: "posted", at: "x", by: null }] }
    const view = readDeskView({
      accounts: [a, { id: "x" }],
      lastUsed: 3,
      wordings: ["w", 4],
      addReference: 1,
      guardPrivateData: true,
      posts: { 5: state("posted"), 6: { status: "odd" }, 7: odd },
      inDm: { ada_l: "Bob", gracehops: null, eve: 3 },
    })
    expect(view).toEqual({
      ...desk([a]),
      posts: { 5: state("posted") },
      inDm: { ada_l: "Bob", gracehops: null },
    })
  })
  it.each([
    null,
    1,
    "x",
    [],
    {},
    { accounts: [] },
    { accounts: [], wordings: [], posts: null, inDm: {} },
    { accounts: [], wordings: "", posts: {}, inDm: {} },
    { accounts: [], wordings: [], posts: {} },
  ])("is refused: %j", (news) => expect(readDeskView(news)).toBeNull())
})
