import { describe, expect, it } from "vitest"
import { chooseAccount } from "./choose-account"
import { type DeskAccount, type DeskView, type PostState, readDeskView } from "./desk-view"
import { buttonName, since, warnings } from "./words"

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
  steps: [{ step: "drafted", at: NOW - 2 * 3_600_000, by: "Ann" }],
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
  ])("%j", (given, name) => expect(buttonName(given, NOW)).toBe(name))

  it.each([
    [-5, "now"],
    [59_000, "now"],
    [60_000, "1 min"],
    [3_599_000, "59 min"],
    [3_600_000, "1 h"],
    [172_800_000, "2 d"],
  ])("%d ms ago is %s", (ms, said) => expect(since(NOW - ms, NOW)).toBe(said))
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
  it("nothing when nothing is wrong", () => expect(warnings(a, state("posted"), "branda")).toEqual([]))
  it("an open conversation, another sign-in, an account nobody confirmed", () => {
    const said = warnings(account("1", "BrandA", false), state("accepted", "Ada"), "somebody")
    expect(said).toHaveLength(3)
    expect(said.join(" ")).toMatch(/Ada already has.*@somebody.*@BrandA.*Nobody has confirmed/)
  })
})

describe("news from the worker", () => {
  it("is taken when it has our shape, each account and post by itself", () => {
    const view = readDeskView({
      accounts: [a, { id: "x" }],
      lastUsed: 3,
      wordings: ["w", 5],
      addReference: 1,
      posts: { 5: state("posted"), 6: { status: "odd" }, 7: { ...state("posted"), steps: [{}] } },
      inDm: { ana: "Bob", ben: null, cem: 7 },
    })
    expect(view).toEqual({
      accounts: [a],
      lastUsed: null,
      wordings: ["w"],
      addReference: false,
      guardPrivateData: false,
      posts: { 5: state("posted") },
      inDm: { ana: "Bob", ben: null },
    })
  })
  it.each([null, 1, "x", [], {}, { accounts: [] }, { accounts: [], wordings: [], posts: null }])(
    "is refused: %j",
    (news) => expect(readDeskView(news)).toBeNull(),
  )
})
