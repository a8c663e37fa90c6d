import { describe, expect, test } from "vitest"
import type { Account, Cursor } from "./account"
import { beginSending, dueAt, heldBack, TOO_OLD_MS } from "./begin-sending"
import { eventId, sendId } from "./ids"
import { MESSAGE_LIMIT, type ReplyView, reply } from "./reply"
import type { Send } from "./send"
import { settle } from "./settle"
import {
  ANN,
  aClosed,
  aConversion,
  aCursor,
  aCustomer,
  aNew,
  anAccount,
  anAgent,
  anOpen,
  anUnsure,
  aSend,
  aSending,
  aWaiting,
  BOB,
  HOUR,
  MINUTE,
  NOW,
  OTHER_BRAND,
  refusal,
  SECOND,
  SETTINGS,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"
import { drop, GRACE_MS, lookedInVain, sendAgain, strand, undo } from "./unsure"

const words = { id: sendId("s9"), text: "  Hello  " }

describe("a reply", () => {
  const view = (parts: Partial<ReplyView> = {}): ReplyView => ({
    conversation: anOpen(),
    customer: aCustomer(),
    agent: anAgent(),
    account: anAccount(),
    sends: [],
    settings: SETTINGS,
    ...parts,
  })

  test("is queued from the account the customer wrote to last, fixed now, and held for as long as it can be undone (§5.4, 5.5)", () => {
    const done = reply(view({ account: anAccount({ id: OTHER_BRAND }) }), words, NOW)
    expect(theOne(done, "send")).toMatchObject({
      rev: 0,
      account: OTHER_BRAND,
      to: "501",
      text: "Hello",
      status: "queued",
      by: ANN,
      queuedAt: NOW,
      holdUntil: NOW + 5 * SECOND,
    })
    expect(says(done)).toEqual([])
  })

  test("means that what the customer wrote was read and answered", () => {
    const done = reply(view({ conversation: anOpen({ unread: 2, banner: NOW }) }), words, NOW)
    expect(theOne(done, "conversation")).toMatchObject({ unread: 0, banner: null })
  })

  test("said twice is one message", () => {
    expect(writesNothing(reply(view({ sends: [aSend({ id: words.id })] }), words, NOW))).toBe(true)
  })

  test("comes after what is queued already, also within the same millisecond or when the clock went back", () => {
    const sends = [aSend({ queuedAt: NOW }), aSend({ id: sendId("s2"), queuedAt: NOW + SECOND })]
    expect(theOne(reply(view({ sends }), words, NOW), "send").queuedAt).toBe(NOW + SECOND + 1)
  })

  test("on a Waiting conversation begins a session first (§4.2)", () => {
    const done = reply(view({ conversation: aWaiting({ unread: 1 }) }), words, NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", session: { agent: ANN }, unread: 0 })
    expect(theOne(done, "agent").sessions).toEqual(["c1"])
    expect(says(done)).toEqual(["session begun"])
  })

  test("on an Open one needs no room", () => {
    expect(refusal(reply(view({ agent: anAgent({ sessions: withSessions(5) }) }), words, NOW))).toBe("wrote")
  })

  test("holds on to the account it was decided for: taken off the desk meanwhile, it is decided again", () => {
    expect(written(reply(view(), words, NOW)).guards).toEqual([{ kind: "account", id: "7", rev: 1 }])
  })

  const refused: [string, Partial<ReplyView>, string, string][] = [
    ["nothing is said", {}, " \n\t", "empty"],
    ["too much is said", {}, "x".repeat(MESSAGE_LIMIT + 1), "too-long"],
    ["the conversation is closed", { conversation: aClosed() }, "hi", "closed"],
    ["it is somebody else's", { conversation: anOpen({ owner: BOB }) }, "hi", "not-yours"],
    ["it is nobody's any more", { conversation: aNew() }, "hi", "in-inbox"],
    ["the account is off the desk", { account: anAccount({ status: "disconnected" }) }, "hi", "no-account"],
    ["there is no account", { account: null }, "hi", "no-account"],
    ["the customer has no X user ID", { customer: aCustomer({ xId: null }) }, "hi", "no-account"],
    [
      "it is Waiting and there is no room",
      { conversation: aWaiting(), agent: anAgent({ sessions: withSessions(5) }) },
      "hi",
      "no-room",
    ],
  ]
  test.each(refused)("is refused when %s", (_, parts, text, why) => {
    expect(refusal(reply(view(parts), { ...words, text }, NOW))).toBe(why)
  })

  test("waits, and is not refused, while the account has to be reconnected (§8)", () => {
    expect(refusal(reply(view({ account: anAccount({ status: "reconnect" }) }), words, NOW))).toBe("wrote")
  })

  test("may have 10,000 characters", () => {
    expect(refusal(reply(view(), { ...words, text: "x".repeat(MESSAGE_LIMIT) }, NOW))).toBe("wrote")
  })
})

describe("first written, first sent (§5.6)", () => {
  const second = aSend({ id: sendId("s2"), queuedAt: NOW })
  const table: [Send["status"], boolean][] = [
    ["queued", true],
    ["sending", true],
    ["refused", true],
    ["unsure", true],
    ["sent", false],
    ["dropped", false],
  ]
  test.each(table)("one before it that is %s holds it back: %s", (status, held) => {
    const first = aSend({ status, queuedAt: NOW - SECOND })
    expect(heldBack(second, [first, second])).toBe(held)
    expect(refusal(beginSending({ send: second, sends: [second, first], conversation: anOpen() }, NOW))).toBe(
      held ? "busy" : "wrote",
    )
  })

  test("one after it does not hold it back", () => {
    expect(heldBack(aSend(), [second])).toBe(false)
  })
})

describe("beginning to send", () => {
  const begin = (send: Send, now = NOW, conversation = anOpen()) =>
    beginSending({ send, sends: [send], conversation }, now)

  test("commits sending and puts the message into the timeline, before anything is handed to X", () => {
    const done = begin(aSend())
    expect(theOne(done, "send")).toMatchObject({ status: "sending", sendingAt: NOW })
    expect(written(done).entries).toMatchObject([{ id: "out.s1", type: "message out", text: "On its way", send: "s1" }])
  })

  test("moves the conversation, so that what is said next stands after it", () => {
    const done = begin(aSend())
    expect(theOne(done, "conversation")).toMatchObject({ rev: 3, newestAt: NOW })
    expect(written(done).entries[0]?.order.split(".").slice(0, 2)).toEqual(["900".padStart(24, "0"), "0000000004"])
  })

  test.each([
    ["while it can be undone", aSend({ holdUntil: NOW + 1 }), "busy"],
    ["before the time X named", aSend({ retryAt: NOW + 1 }), "busy"],
    ["when it is under way", aSending(), "already-sent"],
    ["when it was sent", aSend({ status: "sent" }), "already-sent"],
    ["when nobody knows whether it was sent", anUnsure(), "already-sent"],
    ["when it was dropped", aSend({ status: "dropped" }), "already-sent"],
  ])("is refused %s", (_, send, why) => {
    expect(refusal(begin(send))).toBe(why)
  })

  test("is due when its hold is over and X's time has come", () => {
    expect(dueAt(aSend({ holdUntil: NOW, retryAt: NOW + 1 }))).toBe(NOW + 1)
    expect(dueAt(aSend({ holdUntil: NOW, retryAt: null }))).toBe(NOW)
  })

  test("asks first, and says nothing in the timeline, when it could not be sent for an hour", () => {
    const old = aSend({ holdUntil: NOW - TOO_OLD_MS - 1 })
    expect(theOne(begin(old), "send")).toMatchObject({ status: "refused", because: "too-old" })
    expect(says(begin(old))).toEqual([])
    expect(theOne(begin(aSend({ holdUntil: NOW - TOO_OLD_MS })), "send").status).toBe("sending")
  })

  test("goes at once when the agent says so after that", () => {
    const again = theOne(sendAgain(aSend({ status: "refused", because: "too-old", holdUntil: 0 }), NOW), "send")
    expect(theOne(begin(again), "send").status).toBe("sending")
  })

  test("a second time says no second line", () => {
    const done = begin(aSend({ sendingAt: NOW - MINUTE }))
    expect(says(done)).toEqual([])
    expect(written(done).records.map(({ kind }) => kind)).toEqual(["send"])
  })

  test("goes on after the conversation was closed: closing cancels nothing", () => {
    expect(theOne(begin(aSend(), NOW, aClosed()), "send").status).toBe("sending")
  })
})

describe("the fate of a message", () => {
  const sent = { fate: "sent" as const, event: eventId("1001"), at: NOW }
  const view = (send: Send, parts: object = {}) => ({ send, conversation: anOpen(), conversions: [], ...parts })

  test("sent: with X's event and time; silence is counted from then", () => {
    const done = settle(view(aSending()), sent, NOW)
    expect(theOne(done, "send")).toMatchObject({ status: "sent", event: "1001", sentAt: NOW })
    expect(theOne(done, "conversation")).toMatchObject({ lastSentAt: NOW, firstReplyAt: NOW, newestEvent: "1001" })
  })

  test("sent: the first reply stays the first", () => {
    const conversation = anOpen({ firstReplyAt: NOW - HOUR, lastSentAt: NOW + HOUR, newestEvent: eventId("2000") })
    const done = settle(view(aSending(), { conversation }), sent, NOW)
    expect(theOne(done, "conversation")).toMatchObject({
      firstReplyAt: NOW - HOUR,
      lastSentAt: NOW + HOUR,
      newestEvent: "2000",
    })
  })

  test("sent: answers the conversions that brought it, once", () => {
    const conversions = [aConversion({ status: "accepted" })]
    expect(theOne(settle(view(aSending(), { conversions }), sent, NOW), "conversion").status).toBe("answered")
    const closed = [aConversion({ status: "closed" })]
    expect(
      written(settle(view(aSending(), { conversions: closed }), sent, NOW)).records.map(({ kind }) => kind),
    ).not.toContain("conversion")
  })

  const table: [string, Send, Parameters<typeof settle>[1], object | "nothing"][] = [
    [
      "refused, with X's reason",
      aSending(),
      { fate: "refused", because: "closed-dms", detail: "no" },
      { status: "refused", because: "closed-dms", detail: "no" },
    ],
    [
      "later: queued again until X's time",
      aSending(),
      { fate: "later", retryAt: NOW + MINUTE },
      { status: "queued", retryAt: NOW + MINUTE, sendingAt: NOW - SECOND },
    ],
    [
      "unsure since now, to be looked for",
      aSending({ lookedFor: true }),
      { fate: "unsure", detail: "broke" },
      { status: "unsure", unsureAt: NOW, lookedFor: false },
    ],
    ["sent, though it was unsure", anUnsure(), sent, { status: "sent", event: "1001" }],
    ["sent, though it was dropped", anUnsure({ status: "dropped" }), sent, { status: "sent" }],
    ["sent, though it was to be sent again", anUnsure({ status: "queued" }), sent, { status: "sent" }],
    ["once sent, a later answer changes nothing", aSend({ status: "sent", event: eventId("5") }), sent, "nothing"],
    [
      "once sent, not even a refusal",
      aSend({ status: "sent" }),
      { fate: "refused", because: "other", detail: "" },
      "nothing",
    ],
    ["an answer that comes after it was given up says nothing", anUnsure(), { fate: "later", retryAt: NOW }, "nothing"],
  ]
  test.each(table)("%s", (_, send, fate, expected) => {
    const done = settle(view(send), fate, NOW)
    if (expected === "nothing") expect(writesNothing(done)).toBe(true)
    else expect(theOne(done, "send")).toMatchObject(expected)
  })
})

describe("a message nobody knows the fate of (§5.6)", () => {
  test("is one a dead worker left behind, after a grace", () => {
    const left = aSending({ sendingAt: NOW - GRACE_MS })
    expect(theOne(strand(left, NOW), "send")).toMatchObject({ status: "unsure", unsureAt: NOW, lookedFor: false })
    expect(writesNothing(strand(left, NOW - 1))).toBe(true)
    expect(writesNothing(strand(aSend({ status: "sent" }), NOW + HOUR))).toBe(true)
  })

  const unsureAt = NOW - MINUTE
  const unsure = anUnsure({ unsureAt })
  test.each([
    ["X was read past it, with its grace", aCursor({ readThrough: unsureAt + GRACE_MS }), true],
    ["X was read, but before its grace was over", aCursor({ readThrough: unsureAt + GRACE_MS - 1 }), false],
    ["X was never read through", aCursor(), false],
    ["a gap is open", aCursor({ readThrough: NOW, token: "t" }), false],
    ["its account is gone, so nobody can look", aCursor(), true, "disconnected"],
    ["its account is to be reconnected: it will be looked for then", aCursor(), false, "reconnect"],
  ] as [string, Cursor, boolean, Account["status"]?][])(
    "was looked for in vain when %s",
    (_, cursor, expected, status) => {
      const done = lookedInVain(unsure, cursor, { status: status ?? "connected" })
      expect(writesNothing(done)).toBe(!expected)
      if (expected) expect(theOne(done, "send")).toMatchObject({ status: "unsure", lookedFor: true })
      if (expected) expect(written(done).guards).toEqual([{ kind: "cursor", id: "7", rev: 1 }])
    },
  )

  const table: [string, Send, boolean][] = [
    ["looked for in vain", anUnsure({ lookedFor: true }), true],
    ["refused", aSend({ status: "refused" }), true],
    ["not looked for yet", anUnsure(), false],
    ["under way", aSending(), false],
    ["queued", aSend(), false],
    ["sent", aSend({ status: "sent" }), false],
    ["dropped", aSend({ status: "dropped" }), false],
  ]
  test.each(table)("%s: the agent may send it again or drop it: %s", (_, send, may) => {
    expect(refusal(sendAgain(send, NOW))).toBe(may ? "wrote" : "not-unsure")
    expect(refusal(drop(send))).toBe(may ? "wrote" : "not-unsure")
  })

  test("sent again goes at once, in its old place in the row", () => {
    const again = theOne(sendAgain(anUnsure({ lookedFor: true, queuedAt: 5, detail: "broke" }), NOW), "send")
    expect(again).toMatchObject({
      status: "queued",
      queuedAt: 5,
      holdUntil: NOW,
      retryAt: null,
      because: null,
      detail: null,
    })
  })
})

describe("undo", () => {
  test("takes back what was never handed to X: it is gone", () => {
    expect(written(undo(aSend())).gone).toEqual([{ kind: "send", id: "s1", rev: 1 }])
  })

  test.each([
    ["sending", aSending()],
    ["sent", aSend({ status: "sent" })],
    ["handed over once and waiting for another try", aSend({ sendingAt: NOW })],
    ["refused", aSend({ status: "refused" })],
  ])("is too late when it is %s", (_, send) => {
    expect(refusal(undo(send))).toBe("already-sent")
  })
})
