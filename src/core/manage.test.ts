import { describe, expect, it, test } from "vitest"
import { agentId, conversationId, inboxId } from "./ids"
import { reassign } from "./reassign"
import {
  ANN,
  aClosed,
  aNew,
  anAgent,
  anInbox,
  anOffered,
  anOpen,
  aWaiting,
  BOB,
  MAIN,
  NOW,
  refusal,
  SETTINGS,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"
import { takeOfferBack } from "./withdraw-offer"

const c1 = conversationId("c1")
const BOSS = agentId("boss")
const ann = anAgent({ sessions: [c1] })
const bob = anAgent({ id: BOB, name: "Bob" })
const asked = anAgent({ offer: c1 })
const VIP = anInbox({ id: inboxId("vip"), name: "VIP", firstReplyMinutes: 30 })
const full = { sessions: withSessions(SETTINGS.maximumCapacity) }

describe("Reassign, by an admin's hand", () => {
  const move = (parts: Partial<Parameters<typeof reassign>[0]> = {}) =>
    reassign(
      { conversation: anOpen(), owner: ann, asked: null, by: BOSS, inbox: VIP, to: null, settings: SETTINGS, ...parts },
      NOW,
    )

  test("into an inbox: the session ends for whoever had it, who is asked last", () => {
    const done = move()
    expect(theOne(done, "conversation")).toMatchObject({
      status: "New",
      owner: null,
      session: null,
      inbox: VIP.id,
      unread: 1,
      round: { asked: [ANN], lastEndedAt: NOW },
    })
    expect(theOne(done, "agent").sessions).toEqual([])
    expect(says(done)).toEqual(["session ended", "transferred"])
    expect(written(done).entries[1]).toMatchObject({ by: BOSS, from: ANN, to: null })
  })
  test("to an agent: it is theirs, unread, and the other's place is free", () => {
    const done = move({ to: bob })
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", owner: BOB, unread: 1, inbox: VIP.id })
    expect(written(done).records.filter(({ kind }) => kind === "agent")).toMatchObject([
      { id: BOB, sessions: [c1] },
      { id: ANN, sessions: [] },
    ])
    expect(says(done)).toEqual(["session ended", "transferred", "session begun"])
  })
  test("what is being offered to another: the offer goes first, and its agent is free", () => {
    const done = move({ conversation: anOffered(), owner: null, asked, to: bob })
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", owner: BOB, offer: null })
    expect(written(done).records.filter(({ kind }) => kind === "agent")).toMatchObject([
      { id: BOB, offer: null, sessions: [c1] },
      { id: ANN, offer: null, sessions: [] },
    ])
    expect(says(done)).toEqual(["offer withdrawn", "transferred", "session begun"])
  })
  test("to the very agent to whom it is being offered: one record of theirs, seated", () => {
    const done = move({ conversation: anOffered(), owner: null, asked, to: asked })
    expect(theOne(done, "agent")).toMatchObject({ id: ANN, offer: null, sessions: [c1] })
  })
  it.each([null, bob])("an inbox that is removed at that moment is not there to take it", (to) =>
    expect(written(move({ to })).guards).toEqual([{ kind: "inbox", id: VIP.id, rev: VIP.rev }]),
  )
  test("a Waiting one, without a session to end", () =>
    expect(says(move({ conversation: aWaiting(), owner: anAgent() }))).toEqual(["transferred"]))

  it.each<[string, Partial<Parameters<typeof reassign>[0]>, string]>([
    ["not a closed one", { conversation: aClosed() }, "closed"],
    ["not to whoever has it", { to: ann }, "same-owner"],
    ["only to an agent of that inbox", { inbox: anInbox({ agents: [ANN] }), to: bob }, "not-in-inbox"],
    ["only to somebody who is here", { to: anAgent({ id: BOB, goneAt: NOW - 1 }) }, "agent-gone"],
    ["only to somebody with room", { to: anAgent({ id: BOB, ...full }) }, "no-room-there"],
  ])("%s", (_, parts, why) => expect(refusal(move(parts))).toBe(why))

  test("what waits there already stays as it is, also with its offer", () => {
    const there = { conversation: anOffered({ inbox: MAIN }), inbox: anInbox({ id: MAIN }), owner: null, asked }
    expect(writesNothing(move(there))).toBe(true)
  })
})

describe("Take an offer back", () => {
  test("both sides are free at once, it is no lapse, and the round goes on without that agent", () => {
    const done = takeOfferBack({ conversation: anOffered(), agent: asked }, NOW)
    expect(theOne(done, "conversation")).toMatchObject({ offer: null, round: { asked: [ANN], lastEndedAt: NOW } })
    expect(theOne(done, "agent")).toMatchObject({ offer: null, lapsesInRow: 0, pauseUntil: null, available: true })
    expect(written(done).entries).toMatchObject([{ type: "offer withdrawn", agent: ANN, because: "taken back" }])
  })
  test("one that was accepted meanwhile is refused", () =>
    expect(refusal(takeOfferBack({ conversation: anOpen(), agent: ann }, NOW))).toBe("offer-gone"))
  test("one that is held out to somebody else now is refused", () =>
    expect(refusal(takeOfferBack({ conversation: anOffered(), agent: bob }, NOW))).toBe("offer-gone"))
  test("nothing is offered", () =>
    expect(refusal(takeOfferBack({ conversation: aNew(), agent: asked }, NOW))).toBe("offer-gone"))
})
