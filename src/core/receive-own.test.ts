import { describe, expect, test } from "vitest"
import { conversationId, eventId, sendId } from "./ids"
import { type ReceiveOwnView, receiveOwn } from "./receive-own"
import {
  aClosed,
  aConversion,
  aCustomer,
  anAccount,
  anArrival,
  anOpen,
  anUnsure,
  aPerson,
  aSend,
  aSending,
  BRAND,
  CLEO,
  HOUR,
  MINUTE,
  NOW,
  SECOND,
  says,
  theOne,
  writesNothing,
  written,
} from "./test-desk"

const own = anArrival({ sender: BRAND, text: "On its way" })
const open = anOpen()
const view = (parts: Partial<ReceiveOwnView> = {}): ReceiveOwnView => ({
  account: anAccount(),
  known: false,
  to: CLEO,
  customer: aCustomer(),
  conversation: open,
  sends: [],
  sentIn: () => ({ conversation: open, conversions: [] }),
  ...parts,
})
const receives = (parts: Partial<ReceiveOwnView>, arrival = own) => receiveOwn(view(parts), arrival, aPerson(), NOW)

describe("an echo of what was sent here", () => {
  test("is nothing new when the answer to the POST named it before", () => {
    expect(writesNothing(receives({ sends: [aSend({ status: "sent", event: own.id })] }))).toBe(true)
  })

  test("that overtakes the answer to the POST settles the send, at X's time, and says no second line", () => {
    const done = receives({ sends: [aSending()] })
    expect(theOne(done, "send")).toMatchObject({ status: "sent", event: own.id, sentAt: own.at })
    expect(says(done)).toEqual([])
  })

  test.each([
    ["unsure", anUnsure()],
    ["unsure, looked for in vain before", anUnsure({ lookedFor: true })],
    ["dropped by the agent meanwhile", anUnsure({ status: "dropped" })],
    ["waiting to be sent again", anUnsure({ status: "queued" })],
    ["dated tomorrow, by a clock that was wrong", anUnsure({ sendingAt: NOW + 26 * HOUR })],
  ])("settles a send that is %s", (_, send) => {
    expect(theOne(receives({ sends: [send] }), "send")).toMatchObject({ status: "sent", event: own.id })
  })

  test("is recognised though X rewrote ampersands and links", () => {
    const send = aSending({ text: "Tom & Jerry: https://example.com/a?b=1&c=2" })
    const arrival = { ...own, text: "Tom &amp; Jerry: https://t.co/abc123" }
    expect(theOne(receives({ sends: [send] }, arrival), "send").status).toBe("sent")
  })

  test("moves the conversation the send stands in, also when that is not the latest", () => {
    const old = aClosed({ id: conversationId("c0") })
    const sent = receives({ sends: [aSending()], sentIn: () => ({ conversation: old, conversions: [] }) })
    expect(theOne(sent, "conversation")).toMatchObject({ id: "c0", newestEvent: own.id, lastSentAt: own.at })
  })

  test("is the first reply of the conversion that brought the conversation", () => {
    const conversions = [aConversion({ status: "accepted" })]
    const done = receives({ sends: [aSending()], sentIn: () => ({ conversation: open, conversions }) })
    expect(theOne(done, "conversion")).toMatchObject({ status: "answered", answeredAt: NOW })
  })

  const twins: [string, ReturnType<typeof aSend>, ReturnType<typeof aSend>][] = [
    [
      "the one just handed over, not one dropped minutes ago",
      anUnsure({ id: sendId("old"), status: "dropped", sendingAt: NOW - 5 * MINUTE }),
      aSending({ id: sendId("it"), sendingAt: NOW - SECOND }),
    ],
    [
      "the one handed over when X took it, not a later one",
      aSending({ id: sendId("later"), sendingAt: NOW + 30 * SECOND }),
      anUnsure({ id: sendId("it"), sendingAt: NOW - SECOND }),
    ],
    [
      "the one whose event is not known, of two that say the same",
      aSend({ id: sendId("done"), status: "sent", sendingAt: NOW, event: eventId("999") }),
      aSending({ id: sendId("it") }),
    ],
  ]
  test.each(twins)("of two that say the same settles %s", (_, other, it) => {
    for (const sends of [
      [other, it],
      [it, other],
    ])
      expect(theOne(receives({ sends }), "send").id).toBe("it")
  })
})

describe("a message of ours that was sent on X itself", () => {
  const notOurs: [string, ReturnType<typeof aSend>][] = [
    ["something else was sent", aSending({ text: "Something else" })],
    ["the same was queued and never handed over", aSend()],
    ["the same was handed over only later", aSending({ sendingAt: NOW + 90 * SECOND })],
    ["the same was refused", aSending({ status: "refused", because: "closed-dms" })],
  ]
  test.each(notOurs)("is told from an echo when %s", (_, send) => {
    expect(says(receives({ sends: [send] }))).toEqual(["message from X"])
  })

  test("joins the customer's latest conversation, and counts as our last word there", () => {
    const done = receives({})
    expect(says(done)).toEqual(["message from X"])
    expect(written(done).entries[0]).toMatchObject({ id: "7.1000", conversation: "c1", customer: CLEO })
    expect(theOne(done, "conversation")).toMatchObject({ lastSentAt: NOW, newestEvent: "1000", unread: 0 })
  })

  test("joins it also when it is closed, and opens nothing", () => {
    const done = receives({ customer: aCustomer({ open: null }), conversation: aClosed() })
    expect(theOne(done, "conversation").status).toBe("Closed")
  })

  test("read late stands at its place and moves nothing back", () => {
    const done = receives({}, { ...own, id: eventId("850"), at: NOW - 30 * MINUTE })
    expect(theOne(done, "conversation")).toMatchObject({ newestEvent: "900", newestAt: NOW - 10 * MINUTE })
  })

  test("to a stranger stands on a new customer as an unrouted thread; the username is no contact detail yet", () => {
    const done = receives({ customer: null, conversation: null })
    expect(written(done).entries[0]).toMatchObject({ type: "message from X", conversation: null, customer: CLEO })
    expect(theOne(done, "customer")).toMatchObject({ rev: 0, xId: "501", handle: "cleo", details: [], open: null })
    expect(written(done).records).toHaveLength(1)
  })

  test("that was read before is nothing new", () => {
    expect(writesNothing(receives({ known: true }))).toBe(true)
  })
})
