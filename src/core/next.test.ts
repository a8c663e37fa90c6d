import { describe, expect, test } from "vitest"
import type { Conversation } from "./conversation"
import { conversationId } from "./ids"
import { type NextView, whatNext } from "./next"
import { take } from "./take"
import {
  ANN,
  aConversion,
  aNew,
  anAgent,
  anOffered,
  anOpen,
  aWaiting,
  BOB,
  NOW,
  refusal,
  SECOND,
  SETTINGS,
  says,
  theOne,
  withSessions,
  written,
} from "./test-desk"

const max = SETTINGS.maximumCapacity
const called = (id: string, conversation: Conversation, lastInboundAt = NOW): Conversation => ({
  ...conversation,
  id: conversationId(id),
  lastInboundAt,
})
const openUnread = (id: string, at = NOW) => called(id, anOpen({ unread: 1 }), at)
const waitingUnread = (id: string, at = NOW) => called(id, aWaiting({ unread: 1 }), at)
const busy = anAgent({ sessions: withSessions(max) })
const front = called("front", aNew())
const go = (parts: Partial<NextView>) =>
  whatNext({ agent: anAgent(), mine: [], front: null, settings: SETTINGS, ...parts })

describe("what Next means (§4.4)", () => {
  const asked = anAgent({ offer: conversationId("offered") })
  const table: [string, Partial<NextView>, object][] = [
    [
      "a pending offer first",
      { agent: asked, mine: [openUnread("mine")], front },
      { go: "offer", conversation: "offered" },
    ],
    [
      "then the agent's own unread customers",
      { mine: [openUnread("mine")], front },
      { go: "unread", conversation: "mine" },
    ],
    [
      "the one who wrote longest ago first, Open or Waiting",
      { mine: [openUnread("late"), waitingUnread("early", NOW - SECOND)] },
      { go: "unread", conversation: "early" },
    ],
    ["then the front of the inbox", { mine: [anOpen()], front }, { go: "inbox", conversation: "front" }],
    [
      "beyond standard capacity, up to maximum",
      { agent: anAgent({ sessions: withSessions(max - 1) }), front },
      { go: "inbox", conversation: "front" },
    ],
    [
      "an unread Open one needs no room",
      { agent: busy, mine: [openUnread("mine")] },
      { go: "unread", conversation: "mine" },
    ],
    [
      "an unread Waiting one does: the Open one goes before it, though later",
      { agent: busy, mine: [waitingUnread("early", NOW - SECOND), openUnread("late")] },
      { go: "unread", conversation: "late" },
    ],
    [
      "an offer that there is no room for does not stand in the way of unread customers",
      { agent: { ...busy, offer: conversationId("offered") }, mine: [openUnread("mine")] },
      { go: "unread", conversation: "mine" },
    ],
    ["nothing waits", {}, { go: "nowhere", because: "nobody waits" }],
    [
      "nothing waits, of those who were answered",
      { mine: [anOpen(), aWaiting()] },
      { go: "nowhere", because: "nobody waits" },
    ],
    ["somebody waits, but there is no room", { agent: busy, front }, { go: "nowhere", because: "no room" }],
    [
      "one's own Waiting customer wrote, but there is no room",
      { agent: busy, mine: [waitingUnread("w")] },
      { go: "nowhere", because: "no room" },
    ],
    [
      "somebody is offered, but there is no room",
      { agent: { ...busy, offer: conversationId("o") } },
      { go: "nowhere", because: "no room" },
    ],
    ["works also while away", { agent: anAgent({ available: false }), front }, { go: "inbox", conversation: "front" }],
  ]
  test.each(table)("%s", (_, parts, expected) => {
    expect(go(parts)).toEqual(expected)
  })
})

describe("Next, carried out", () => {
  const view = (conversation: Conversation, agent = anAgent()) => ({
    agent,
    conversation,
    conversions: [aConversion({ status: "arrived" })],
    settings: SETTINGS,
  })

  test("on an offer accepts it, and says that Next did", () => {
    const done = take(view(anOffered(), anAgent({ offer: conversationId("c1") })), "offer", NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", owner: ANN })
    expect(written(done).entries[0]).toMatchObject({ type: "offer accepted", by: "next" })
  })

  test("on an unread Open one goes there, reads it and takes no room", () => {
    const done = take(view(anOpen({ unread: 2, banner: NOW }), busy), "unread", NOW)
    expect(written(done).records).toMatchObject([{ kind: "conversation", status: "Open", unread: 0, banner: null }])
  })

  test("on an unread Waiting one begins a session", () => {
    const done = take(view(aWaiting({ unread: 2 })), "unread", NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", owner: ANN, unread: 0, endedAt: null })
    expect(theOne(done, "agent").sessions).toEqual(["c1"])
    expect(says(done)).toEqual(["session begun"])
  })

  test("on the front of the inbox takes it, without an offer", () => {
    const done = take(view(aNew(), anAgent({ sessions: withSessions(max - 1) })), "inbox", NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", owner: ANN, unread: 0 })
    expect(theOne(done, "conversion").status).toBe("accepted")
    expect(says(done)).toEqual(["assigned", "session begun"])
    expect(written(done).entries[0]).toMatchObject({ because: "next" })
  })

  const refused: [string, "unread" | "inbox" | "offer", Conversation, string][] = [
    ["is somebody else's now", "unread", anOpen({ owner: BOB, unread: 1 }), "not-yours"],
    ["was offered to somebody meanwhile", "inbox", anOffered(), "offer-gone"],
    ["was taken meanwhile", "inbox", anOpen({ owner: BOB }), "offer-gone"],
    ["lapsed meanwhile", "offer", aNew(), "offer-gone"],
    ["was closed meanwhile", "unread", aWaiting({ status: "Closed" }), "offer-gone"],
  ]
  test.each(refused)("is refused when what it named %s", (_, go, conversation, why) => {
    expect(refusal(take(view(conversation), go, NOW))).toBe(why)
  })

  test.each([
    ["inbox", aNew()],
    ["unread", aWaiting({ unread: 1 })],
  ] as const)("is refused at maximum (%s)", (go, conversation) => {
    expect(refusal(take(view(conversation, busy), go, NOW))).toBe("no-room")
  })
})
