import { describe, expect, test } from "vitest"
import { conversationId, customerId } from "./ids"
import { merge, unmerge, type WholeProfile } from "./merge"
import { ANN, aClosed, aCustomer, anOpen, aWaiting, NOW, refusal, written } from "./test-desk"

const CLEO = "501"
const ROY = "502"
const cleo = (parts = {}): WholeProfile => ({
  head: aCustomer({ open: null, latest: null, ...parts }),
  conversations: [],
})
const roy = (parts = {}): WholeProfile => ({
  head: aCustomer({ id: customerId(ROY), xId: ROY, name: "Roy", handle: "roy", open: null, latest: null, ...parts }),
  conversations: [],
})
const of = (id: string, customer: string, newestAt: number) => ({
  id: conversationId(id),
  customer: customerId(customer),
  newestAt,
})
const withOpen = (profile: WholeProfile, conversation = anOpen(of("c9", profile.head.id, NOW))): WholeProfile => ({
  head: { ...profile.head, open: conversation.id, latest: conversation.id },
  conversations: [...profile.conversations, conversation],
})

describe("merging two profiles", () => {
  test("shows the one within the other, and says so there", () => {
    const { entries, records, gone, emptied } = written(merge(cleo(), roy(), ANN, NOW))
    expect(records).toMatchObject([
      { id: CLEO, mergedInto: null },
      { id: ROY, mergedInto: CLEO, open: null, latest: null },
    ])
    expect(entries).toMatchObject([{ type: "merged", other: ROY, name: "Roy", customer: CLEO, conversation: null }])
    expect([...gone, ...emptied]).toEqual([])
  })

  test.each([
    ["the kept one's", withOpen(cleo()), roy()],
    ["the other's", cleo(), withOpen(roy())],
    ["a Waiting one", cleo(), withOpen(roy(), aWaiting(of("c9", ROY, 0)))],
  ])("keeps the one conversation that isn't closed: %s", (_, into, other) => {
    const [kept, within] = written(merge(into, other, ANN, NOW)).records
    expect([kept, within]).toMatchObject([{ open: "c9", latest: "c9" }, { open: null }])
  })

  test("the newest conversation of both is where a closed one is reopened", () => {
    const into = { ...cleo(), conversations: [aClosed(of("c1", CLEO, NOW - 2))] }
    const other = { ...roy(), conversations: [aClosed(of("c2", ROY, NOW - 1))] }
    expect(written(merge(into, other, ANN, NOW)).records[0]).toMatchObject({ open: null, latest: "c2" })
  })

  test.each([
    [
      "while both have a conversation that isn't closed",
      merge(withOpen(cleo()), withOpen(roy(), anOpen(of("c2", ROY, 0))), ANN, NOW),
      "both-open",
    ],
    ["with itself", merge(cleo(), cleo(), ANN, NOW), "same-profile"],
  ])("is refused %s", (_, decided, because) => expect(refusal(decided)).toBe(because))
})

describe("separating them again", () => {
  const merged = roy({ mergedInto: customerId(CLEO) })

  test("gives each back what names it, and says so on both", () => {
    const head = { ...cleo({ open: "c2", latest: "c2" }), conversations: [aClosed(of("c1", CLEO, 1))] }
    const other = { ...merged, conversations: [anOpen(of("c2", ROY, 2))] }
    const { entries, records } = written(unmerge(head, other, ANN, NOW))
    expect(records).toMatchObject([
      { id: CLEO, open: null, latest: "c1" },
      { id: ROY, mergedInto: null, open: "c2", latest: "c2" },
      { id: "c1" },
      { id: "c2" },
    ])
    expect(entries).toMatchObject([
      { type: "unmerged", other: ROY, conversation: "c1" },
      { type: "unmerged", other: CLEO, conversation: "c2" },
    ])
  })

  test("asked twice is done once", () => expect(written(unmerge(cleo(), roy(), ANN, NOW)).records).toEqual([]))

  test.each([
    ["from a profile it isn't in", unmerge(roy({ id: customerId("503") }), merged, ANN, NOW)],
    ["out of the middle of another merge", unmerge(cleo({ mergedInto: customerId("503") }), merged, ANN, NOW)],
  ])("is refused %s", (_, decided) => expect(refusal(decided)).toBe("not-found"))
})
