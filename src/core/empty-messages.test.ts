import { describe, expect, test } from "vitest"
import { type EmptyView, emptyMessages } from "./empty-messages"
import type { Entry } from "./entry"
import { entryId } from "./ids"
import { anOpen, aSend, NOW } from "./test-desk"

const entry = (parts: object = {}) =>
  ({ id: entryId("7.1"), at: NOW, type: "message in", text: "secret", ...parts }) as Entry
const change = (parts: Partial<EmptyView>) => {
  const decided = emptyMessages(
    { entries: [entry()], conversation: null, sends: [], group: null, ...parts },
    "removed on X",
  )
  return decided.ok ? decided.change : null
}

describe("a message that X removed", () => {
  test("loses its words and keeps its place", () => {
    expect(change({})?.emptied).toEqual([{ entry: "7.1", because: "removed on X" }])
  })
  test("is emptied once", () => {
    expect(change({ entries: [entry({ emptied: "retention" })] })?.emptied).toEqual([])
  })
  test("is no longer shown in the list of customers", () => {
    const conversation = anOpen({ lastInboundAt: NOW, lastInboundText: "secret" })
    expect(change({ conversation })?.records).toMatchObject([{ lastInboundText: "" }])
  })
  test("leaves the list as it is when a later one is shown there", () => {
    const conversation = anOpen({ lastInboundAt: NOW + 1, lastInboundText: "later" })
    expect(change({ conversation })?.records).toEqual([])
  })
  test("of ours loses its words in the send too", () => {
    expect(change({ entries: [entry({ type: "message out" })], sends: [aSend()] })?.records).toMatchObject([
      { text: "" },
    ])
  })
})
