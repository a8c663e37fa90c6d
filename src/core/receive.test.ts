import { describe, expect, test } from "vitest"
import { conversationId, conversionId, eventId, postId } from "./ids"
import { BANNER_MS, type ReceiveView, receive } from "./receive"
import { GRACE_MS } from "./still-there"
import {
  ANN,
  aClosed,
  aConversion,
  aCustomer,
  aNew,
  anAccount,
  anAgent,
  anArrival,
  anOffered,
  anOpen,
  aPerson,
  aWaiting,
  CLEO,
  HOUR,
  MAIN,
  MINUTE,
  NOW,
  OTHER_BRAND,
  SECOND,
  SETTINGS,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"

const view = (parts: Partial<ReceiveView> = {}): ReceiveView => ({
  account: anAccount(),
  known: false,
  customer: aCustomer(),
  conversation: anOpen(),
  owner: anAgent({ sessions: [conversationId("c1")] }),
  conversions: [],
  candidates: [],
  settings: SETTINGS,
  ...parts,
})
const stranger = { customer: null, conversation: null, owner: null }
const gone = aCustomer({ open: null })
const receives = (parts: Partial<ReceiveView> = {}, arrival = anArrival(), person = aPerson()) =>
  receive(view(parts), arrival, person, NOW)

describe("a first direct message (§3.5)", () => {
  test("makes a customer, whose X username is a contact detail, and a New conversation in the account's inbox", () => {
    const done = receives(stranger)
    expect(theOne(done, "customer")).toMatchObject({
      rev: 0,
      id: CLEO,
      xId: "501",
      name: "Cleo",
      details: [{ type: "X username", value: "cleo" }],
      open: "7.1000",
      latest: "7.1000",
    })
    expect(theOne(done, "conversation")).toMatchObject({
      rev: 0,
      id: "7.1000",
      status: "New",
      owner: null,
      inbox: MAIN,
      account: "7",
      unread: 1,
      waitingSince: NOW,
      banner: null,
    })
    expect(says(done)).toEqual(["message in", "arrived"])
  })

  test("has an id made of account and event and nothing else, so that it can be taken in only once", () => {
    expect(written(receives(stranger)).entries[0]?.id).toBe("7.1000")
  })

  test("of somebody X did not name is taken in under the numeric ID, with no username", () => {
    const done = receive(view(stranger), anArrival(), null, NOW)
    expect(theOne(done, "customer")).toMatchObject({ name: "501", handle: null, details: [] })
  })

  test("of a customer we wrote to from X itself puts the username on the profile", () => {
    const done = receives({ ...stranger, customer: aCustomer({ open: null, latest: null, details: [] }) })
    expect(theOne(done, "customer").details).toEqual([{ type: "X username", value: "cleo" }])
  })

  test("read a second time is nothing", () => {
    expect(writesNothing(receives({ known: true }))).toBe(true)
  })
})

describe("a later message", () => {
  test("brings name and handle up to date; other contact details stay", () => {
    const details = [
      { type: "X username" as const, value: "cleo" },
      { type: "e-mail" as const, value: "cleo@example.com" },
    ]
    const done = receives({ customer: aCustomer({ details }) }, anArrival(), aPerson({ handle: "cleo2", name: "C." }))
    expect(theOne(done, "customer")).toMatchObject({ name: "C.", handle: "cleo2" })
    expect(theOne(done, "customer").details).toEqual([{ type: "X username", value: "cleo2" }, details[1]])
  })

  test("to an Open conversation goes to its owner, available or not, and raises the banner (§4.2, §5.7)", () => {
    const done = receives({ owner: anAgent({ available: false }) })
    expect(theOne(done, "conversation")).toMatchObject({
      status: "Open",
      owner: ANN,
      unread: 1,
      banner: NOW + BANNER_MS,
    })
    expect(says(done)).toEqual(["message in"])
  })

  test("to a New one keeps its place and its pending offer", () => {
    const offered = anOffered()
    const conversation = theOne(receives({ conversation: offered, owner: null }), "conversation")
    expect(conversation).toMatchObject({
      offer: offered.offer,
      waitingSince: offered.waitingSince,
      unread: 2,
      banner: null,
    })
  })

  test("that was written before the others, but read after them, gives a New one the place it should have had (§4.1)", () => {
    const early = anArrival({ id: eventId("800"), at: NOW - HOUR })
    expect(theOne(receives({ conversation: aNew(), owner: null }, early), "conversation").waitingSince).toBe(NOW - HOUR)
  })

  test("to another account: replies go from that one now, and the inbox stays (§4.7, §5.4)", () => {
    const other = anAccount({ id: OTHER_BRAND, inbox: "else" as typeof MAIN })
    const done = theOne(receives({ account: other }), "conversation")
    expect(done).toMatchObject({ account: OTHER_BRAND, inbox: MAIN })
  })

  test("to another account, but written before the last one, changes nothing about where replies go from", () => {
    const early = anArrival({ id: eventId("800"), at: NOW - HOUR, text: "old" })
    const talk = anOpen({ lastInboundText: "newer" })
    const done = theOne(
      receives({ account: anAccount({ id: OTHER_BRAND }), conversation: talk }, early),
      "conversation",
    )
    expect(done).toMatchObject({
      account: "7",
      lastInboundText: "newer",
      newestEvent: "900",
      lastInboundAt: talk.lastInboundAt,
    })
  })
})

describe("a customer who writes again after the session ended (§6)", () => {
  const ended = (ago: number) => aWaiting({ endedAt: NOW - ago })
  const closed = (ago: number) => aClosed({ endedAt: NOW - ago, closedAt: NOW - ago })
  const full = anAgent({ sessions: withSessions(SETTINGS.maximumCapacity) })
  const free = anAgent()
  const gonePast = anAgent({ goneAt: NOW - GRACE_MS })
  const table: [string, Partial<ReceiveView>, object, string[]][] = [
    [
      "Waiting, within 24 h: a new session with the same owner",
      { conversation: ended(23 * HOUR), owner: free },
      { status: "Open", owner: ANN, session: { agent: ANN, begunAt: NOW } },
      ["message in", "assigned", "session begun"],
    ],
    [
      "Waiting, and the owner at maximum: it stays Waiting and unread",
      { conversation: ended(HOUR), owner: full },
      { status: "Waiting", owner: ANN, session: null, unread: 1 },
      ["message in", "nobody asked"],
    ],
    [
      "Waiting, and the owner between standard and maximum: the session starts",
      { conversation: ended(HOUR), owner: anAgent({ sessions: withSessions(SETTINGS.maximumCapacity - 1) }) },
      { status: "Open", owner: ANN },
      ["message in", "assigned", "session begun"],
    ],
    [
      "Waiting, and the owner away: theirs all the same",
      { conversation: ended(HOUR), owner: anAgent({ available: false }) },
      { status: "Open", owner: ANN },
      ["message in", "assigned", "session begun"],
    ],
    [
      "Waiting, and the owner gone for less than the grace: theirs all the same",
      { conversation: ended(HOUR), owner: anAgent({ goneAt: NOW - GRACE_MS + 1 }) },
      { status: "Open", owner: ANN },
      ["message in", "assigned", "session begun"],
    ],
    [
      "Waiting, and the owner gone past the grace: routed as New, and it says why",
      { conversation: ended(HOUR), owner: gonePast },
      { status: "New", owner: null, waitingSince: NOW, banner: null, unread: 1 },
      ["message in", "unassigned"],
    ],
    [
      "Waiting and unread, and the owner gone past the grace: in the place of the message they did not look at",
      { conversation: aWaiting({ unread: 1, lastSentAt: NOW - 2 * HOUR, lastInboundAt: NOW - HOUR }), owner: gonePast },
      { status: "New", owner: null, waitingSince: NOW - HOUR, unread: 2 },
      ["message in", "unassigned"],
    ],
    [
      "Closed inside the window, and the owner gone past the grace: reopened, and routed as New",
      { conversation: closed(HOUR), owner: gonePast, customer: gone },
      { id: "c1", status: "New", owner: null, closedAt: null },
      ["message in", "reopened", "unassigned"],
    ],
    [
      "Waiting, after 24 h: routed as New",
      { conversation: ended(25 * HOUR), owner: free },
      { status: "New", owner: null, waitingSince: NOW, offer: null },
      ["message in", "arrived"],
    ],
    [
      "Waiting, and the owner is no more: routed as New",
      { conversation: ended(HOUR), owner: null },
      { status: "New", owner: null },
      ["message in", "arrived"],
    ],
    [
      "Closed inside the reopen window: reopened with the owner",
      { conversation: closed(HOUR), owner: free, customer: gone },
      { id: "c1", status: "Open", owner: ANN, closedAt: null },
      ["message in", "reopened", "assigned", "session begun"],
    ],
    [
      "Closed inside the window, owner at maximum: Waiting and unread",
      { conversation: closed(HOUR), owner: full, customer: gone },
      { id: "c1", status: "Waiting", owner: ANN, session: null, unread: 1, closedAt: null },
      ["message in", "reopened", "nobody asked"],
    ],
    [
      "Closed inside a window longer than 24 h, but after them: reopened and routed as New",
      { conversation: closed(30 * HOUR), owner: free, customer: gone, settings: { ...SETTINGS, reopenHours: 48 } },
      { id: "c1", status: "New", owner: null, closedAt: null },
      ["message in", "reopened", "arrived"],
    ],
    [
      "Closed longer ago: a new conversation",
      { conversation: closed(25 * HOUR), owner: free, customer: gone },
      { rev: 0, id: "7.1000", status: "New", owner: null },
      ["message in", "arrived"],
    ],
    [
      "Closed with no window at all: a new conversation",
      { conversation: closed(SECOND), owner: free, customer: gone, settings: { ...SETTINGS, reopenHours: 0 } },
      { rev: 0, id: "7.1000", status: "New" },
      ["message in", "arrived"],
    ],
  ]
  test.each(table)("%s", (_, parts, conversation, lines) => {
    const done = receives(parts)
    expect(theOne(done, "conversation")).toMatchObject(conversation)
    expect(says(done)).toEqual(lines)
    const { id } = theOne(done, "conversation")
    expect(theOne(done, "customer")).toMatchObject({ open: id, latest: id })
  })

  test.each([
    ["coming back", gonePast],
    ["getting room", full],
  ])("is decided again when the owner was %s at that moment", (_, owner) =>
    expect(written(receives({ conversation: ended(HOUR), owner })).guards).toEqual([
      { kind: "agent", id: ANN, rev: owner.rev },
    ]),
  )

  test("to an Open one goes to its owner, gone or not: the grace decides about that, not the message", () =>
    expect(theOne(receives({ owner: gonePast }), "conversation")).toMatchObject({ status: "Open", owner: ANN }))

  test("takes a place in the owner's capacity when the session starts, and only then", () => {
    expect(theOne(receives({ conversation: ended(HOUR), owner: free }), "agent").sessions).toEqual(["c1"])
    expect(written(receives({ conversation: ended(HOUR), owner: full })).records.map(({ kind }) => kind)).not.toContain(
      "agent",
    )
  })

  test("what is said stands after the message, also when the message is older than what stands there", () => {
    const done = receives({ conversation: ended(HOUR) }, anArrival({ id: eventId("850"), at: NOW - 11 * MINUTE }))
    expect(says(done)).toEqual(["message in", "assigned", "session begun"])
    const [, line] = written(done).entries
    expect(line?.order.startsWith("900".padStart(24, "0"))).toBe(true)
  })
})

describe("the conversion that a message names (§2.6)", () => {
  const named = aConversion({
    id: conversionId("named"),
    author: "cleos_other_self",
    reference: "K7Q2",
    draftedAt: NOW - 30 * 24 * HOUR,
  })

  test("is tied to it, whoever wrote and however long ago, before one that only fits by handle", () => {
    const done = receives({ ...stranger, candidates: [aConversion()], referenced: [named] })
    expect(theOne(done, "conversion")).toMatchObject({ id: "named", status: "arrived", customer: CLEO })
  })

  test("is the newest that nobody came through yet", () => {
    const used = { ...named, id: conversionId("used"), status: "arrived" as const, draftedAt: NOW }
    const newer = { ...named, id: conversionId("newer"), draftedAt: NOW - HOUR }
    expect(theOne(receives({ ...stranger, referenced: [used, named, newer] }), "conversion").id).toBe("newer")
    expect(
      written(receives({ ...stranger, referenced: [used] })).records.some(({ kind }) => kind === "conversion"),
    ).toBe(false)
  })
})

describe("the conversion that brought a customer (§3.5)", () => {
  const tied = (candidates: ReturnType<typeof aConversion>[], parts: Partial<ReceiveView> = stranger) =>
    written(receives({ ...parts, candidates })).records.filter(({ kind }) => kind === "conversion")

  const table: [string, ReturnType<typeof aConversion>[], string[]][] = [
    ["a posted one", [aConversion()], ["p1"]],
    ["a drafted one: the toast may have been missed", [aConversion({ status: "drafted", postedAt: null })], ["p1"]],
    ["one pressed 6 days ago", [aConversion({ draftedAt: NOW - 6 * 24 * HOUR })], ["p1"]],
    ["none pressed 8 days ago", [aConversion({ draftedAt: NOW - 8 * 24 * HOUR })], []],
    ["none pressed after they wrote", [aConversion({ draftedAt: NOW + HOUR })], []],
    ["none that somebody arrived through", [aConversion({ status: "arrived" })], []],
    ["the newest of two", [aConversion(), aConversion({ id: conversionId("p2"), draftedAt: NOW - MINUTE })], ["p2"]],
  ]
  test.each(table)("is %s", (_, candidates, expected) => {
    expect(tied(candidates).map(({ id }) => id)).toEqual(expected)
  })

  test("has arrived, knows its customer and conversation, and is named in the timeline after the message", () => {
    const done = receives({ ...stranger, candidates: [aConversion()] })
    expect(theOne(done, "conversion")).toMatchObject({
      status: "arrived",
      arrivedAt: NOW,
      customer: CLEO,
      customerName: "Cleo",
      conversation: "7.1000",
    })
    expect(theOne(done, "conversation").conversions).toEqual(["p1"])
    expect(says(done)).toEqual(["message in", "arrived", "conversion"])
  })

  test("that comes into an open conversation is tied as well, and is accepted at once", () => {
    const done = receives({ conversation: anOpen({ conversions: [conversionId("p0")] }), candidates: [aConversion()] })
    expect(theOne(done, "conversion")).toMatchObject({ status: "accepted", acceptedAt: NOW })
    expect(theOne(done, "conversation").conversions).toEqual(["p0", "p1"])
  })

  test("is not one older than the one the conversation has: their second message is not another arrival", () => {
    const newest = aConversion({ id: conversionId("p2"), status: "arrived", draftedAt: NOW - MINUTE })
    const conversation = aNew({ conversions: [newest.id] })
    const parts = { conversation, owner: null, conversions: [newest] }
    expect(tied([aConversion()], parts)).toEqual([])
  })

  test("is another account's, though older than the one the conversation has", () => {
    const has = aConversion({ id: conversionId("p2"), status: "arrived", draftedAt: NOW - MINUTE })
    const conversation = anOpen({ conversions: [has.id] })
    const candidates = [aConversion({ account: OTHER_BRAND })]
    const parts = { account: anAccount({ id: OTHER_BRAND }), conversation, conversions: [has] }
    expect(tied(candidates, parts).map(({ id }) => id)).toEqual(["p1"])
  })

  test("else the post that the message itself cites stands on the conversation", () => {
    const done = receives(stranger, anArrival({ citedPost: "77" }))
    expect(theOne(done, "conversation").citedPost).toBe(postId("77"))
  })

  test("the cited post of an older message read late doesn't take the place of a newer one's", () => {
    const early = anArrival({ id: eventId("800"), at: NOW - HOUR, citedPost: "77" })
    expect(
      theOne(receives({ conversation: anOpen({ citedPost: postId("88") }) }, early), "conversation").citedPost,
    ).toBe("88")
  })
})
