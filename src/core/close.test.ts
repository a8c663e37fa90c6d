import { describe, expect, test } from "vitest"
import { close } from "./close"
import { conversionId } from "./ids"
import { dismiss, look } from "./look"
import {
  ANN,
  aClosed,
  aConversion,
  aCustomer,
  aNew,
  anAgent,
  anOpen,
  aWaiting,
  BOB,
  NOW,
  refusal,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"

const mine = anOpen()
const view = (parts: object = {}) => ({
  conversation: mine,
  customer: aCustomer(),
  agent: anAgent({ sessions: [...withSessions(2), mine.id] }),
  conversions: [],
  ...parts,
})

describe("closing (§5.10, §6)", () => {
  test("ends the session, frees its place at once, and the customer has no open conversation any more", () => {
    const done = close(view(), NOW)
    expect(theOne(done, "conversation")).toMatchObject({
      status: "Closed",
      session: null,
      closedAt: NOW,
      endedAt: NOW,
      owner: ANN,
    })
    expect(theOne(done, "agent").sessions).toEqual(withSessions(2))
    expect(theOne(done, "customer")).toMatchObject({ open: null, latest: "c1" })
    expect(says(done)).toEqual(["session ended", "closed"])
  })

  test("of a Waiting one ends no session", () => {
    expect(says(close(view({ conversation: aWaiting() }), NOW))).toEqual(["closed"])
  })

  test("closes the conversions that brought it, each once", () => {
    const conversions = [
      aConversion({ status: "answered" }),
      aConversion({ id: conversionId("p2"), status: "closed", closedAt: 5 }),
    ]
    expect(theOne(close(view({ conversions }), NOW), "conversion")).toMatchObject({
      id: "p1",
      status: "closed",
      closedAt: NOW,
    })
  })

  test("twice is once", () => {
    expect(writesNothing(close(view({ conversation: aClosed() }), NOW))).toBe(true)
  })

  test.each([
    ["somebody else's", anOpen({ owner: BOB }), "not-yours"],
    ["nobody's any more", aNew(), "in-inbox"],
  ])("is refused of a conversation that is %s", (_, conversation, why) => {
    expect(refusal(close(view({ conversation }), NOW))).toBe(why)
  })
})

describe("looking", () => {
  test("reads what was written; the banner stays until it is dismissed", () => {
    const unread = anOpen({ unread: 3, banner: NOW })
    expect(theOne(look(unread, ANN), "conversation")).toMatchObject({ unread: 0, banner: NOW })
    expect(theOne(dismiss(unread), "conversation")).toMatchObject({ unread: 3, banner: null })
  })

  test("of somebody else, or at what was read, writes nothing", () => {
    expect(writesNothing(look(anOpen({ unread: 3 }), BOB))).toBe(true)
    expect(writesNothing(look(anOpen(), ANN))).toBe(true)
    expect(writesNothing(dismiss(anOpen()))).toBe(true)
    expect(written(look(anOpen({ unread: 1 }), ANN)).entries).toEqual([])
  })
})
