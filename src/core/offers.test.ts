import { describe, expect, test } from "vitest"
import { accept } from "./accept"
import { decline } from "./decline"
import { agentId, conversationId } from "./ids"
import { lapse } from "./lapse"
import { setAvailable } from "./set-available"
import {
  ANN,
  aConversion,
  aNew,
  anAgent,
  anOffered,
  anOpen,
  BOB,
  MINUTE,
  NOW,
  refusal,
  SECOND,
  SETTINGS,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"

const offered = anOffered()
const asked = anAgent({ offer: offered.id, lastOfferAt: NOW - 10 * SECOND })
const view = (parts: object = {}) => ({
  conversation: offered,
  agent: asked,
  conversions: [],
  settings: SETTINGS,
  ...parts,
})

describe("accept", () => {
  test("makes the agent its owner, begins a session that counts, and reads what was written", () => {
    const done = accept(view(), "agent", NOW)
    expect(theOne(done, "conversation")).toMatchObject({
      status: "Open",
      owner: ANN,
      session: { agent: ANN, begunAt: NOW },
      offer: null,
      unread: 0,
      round: { asked: [], lastEndedAt: null },
    })
    expect(theOne(done, "agent")).toMatchObject({ offer: null, sessions: ["c1"], lapsesInRow: 0 })
    expect(says(done)).toEqual(["offer accepted", "session begun"])
  })

  test("the next offer comes after the pause (§4.2)", () => {
    expect(theOne(accept(view(), "agent", NOW), "agent")).toMatchObject({ pauseUntil: NOW + 10 * SECOND })
  })

  test("counts until the lapse is committed, whatever the clock says", () => {
    expect(refusal(accept(view(), "agent", NOW + 10 * MINUTE))).toBe("wrote")
  })

  test("moves on the conversions that brought it", () => {
    const conversions = [aConversion({ status: "arrived" })]
    expect(theOne(accept(view({ conversions }), "agent", NOW), "conversion")).toMatchObject({
      status: "accepted",
      acceptedAt: NOW,
    })
  })

  test("pressed twice is done once", () => {
    expect(writesNothing(accept(view({ conversation: anOpen() }), "agent", NOW))).toBe(true)
  })

  test("says who was there, when Next accepted", () => {
    expect(written(accept(view(), "next", NOW)).entries[0]).toMatchObject({ type: "offer accepted", by: "next" })
  })

  const refused: [string, object, string][] = [
    ["the offer lapsed", { conversation: aNew() }, "offer-gone"],
    [
      "it is offered to somebody else now",
      { conversation: anOffered({ offer: { agent: BOB, madeAt: NOW, until: NOW } }) },
      "offer-gone",
    ],
    ["somebody else owns it", { conversation: anOpen({ owner: BOB }) }, "offer-gone"],
    [
      "the agent is at maximum meanwhile",
      { agent: anAgent({ sessions: withSessions(SETTINGS.maximumCapacity) }) },
      "no-room",
    ],
  ]
  test.each(refused)("is refused when %s", (_, parts, why) => {
    expect(refusal(accept(view(parts), "agent", NOW))).toBe(why)
  })

  test("is allowed between standard and maximum", () => {
    const agent = anAgent({ sessions: withSessions(SETTINGS.maximumCapacity - 1) })
    expect(refusal(accept(view({ agent }), "agent", NOW))).toBe("wrote")
  })
})

describe("decline", () => {
  test("gives the conversation back to its place, and the agent a pause", () => {
    const done = decline(view(), NOW)
    const { waitingSince } = offered
    expect(theOne(done, "conversation")).toMatchObject({
      status: "New",
      offer: null,
      waitingSince,
      round: { asked: [ANN], lastEndedAt: NOW },
    })
    expect(theOne(done, "agent")).toMatchObject({ offer: null, available: true, pauseUntil: NOW + 10 * SECOND })
    expect(says(done)).toEqual(["offer declined"])
  })

  test("ends a row of lapses", () => {
    expect(theOne(decline(view({ agent: { ...asked, lapsesInRow: 1 } }), NOW), "agent").lapsesInRow).toBe(0)
  })

  test("is refused when the offer is gone", () => {
    expect(refusal(decline(view({ conversation: aNew() }), NOW))).toBe("offer-gone")
  })
})

describe("lapse", () => {
  const over = NOW + 20 * SECOND
  test("happens when the offer's time is up, not before", () => {
    expect(refusal(lapse(view(), over - 1))).toBe("offer-gone")
    expect(theOne(lapse(view(), over), "conversation")).toMatchObject({
      offer: null,
      round: { asked: [ANN], lastEndedAt: over },
    })
  })

  test("gives the agent a pause and remembers that it was let lapse", () => {
    const agent = theOne(lapse(view(), over), "agent")
    expect(agent).toMatchObject({ offer: null, available: true, lapsesInRow: 1, pauseUntil: over + 10 * SECOND })
  })

  test("the second in a row sets the agent to Away, says so, and tells them why", () => {
    const done = lapse(view({ agent: { ...asked, lapsesInRow: 1 } }), over)
    expect(theOne(done, "agent")).toMatchObject({
      available: false,
      awayBecause: "lapsed twice",
      since: over,
      lapsesInRow: 0,
    })
    expect(written(done).entries[0]).toMatchObject({ type: "offer lapsed", setAway: true })
  })

  test("loses to an accept that was committed first", () => {
    expect(refusal(lapse(view({ conversation: anOpen() }), over))).toBe("offer-gone")
  })
})

describe("going on and off duty", () => {
  test("off with a pending offer gives it back at once, and that is no lapse", () => {
    const done = setAvailable({ agent: { ...asked, lapsesInRow: 1 }, offered }, false, NOW)
    expect(theOne(done, "agent")).toMatchObject({
      available: false,
      since: NOW,
      offer: null,
      lapsesInRow: 0,
      awayBecause: null,
    })
    expect(theOne(done, "conversation")).toMatchObject({ status: "New", offer: null, round: { lastEndedAt: NOW } })
    expect(says(done)).toEqual(["offer withdrawn"])
  })

  test("off without an offer, with sessions running, keeps the sessions", () => {
    const done = setAvailable({ agent: anAgent({ sessions: withSessions(2) }), offered: null }, false, NOW)
    expect(theOne(done, "agent")).toMatchObject({ available: false, sessions: withSessions(2) })
    expect(says(done)).toEqual([])
  })

  test("on clears why the desk had set them to Away", () => {
    const away = anAgent({ available: false, awayBecause: "lapsed twice" })
    expect(theOne(setAvailable({ agent: away, offered: null }, true, NOW), "agent")).toMatchObject({
      available: true,
      awayBecause: null,
      since: NOW,
    })
  })

  test.each([true, false])("set to what they are (%s) changes nothing, not even since when", (available) => {
    expect(writesNothing(setAvailable({ agent: anAgent({ available }), offered: null }, available, NOW))).toBe(true)
  })

  test.each([true, false])("whoever says so (%s) is here, whatever was noticed", (available) => {
    const gone = anAgent({ available: true, goneAt: NOW - MINUTE })
    const done = theOne(setAvailable({ agent: gone, offered: null }, available, NOW), "agent")
    expect(done).toMatchObject({ available, goneAt: null, since: available ? gone.since : NOW })
  })

  test("leaves alone an offer that is held out to somebody else", () => {
    const others = anOffered({ id: conversationId("c9"), offer: { agent: agentId("bob"), madeAt: NOW, until: NOW } })
    const done = setAvailable({ agent: anAgent(), offered: others }, false, NOW)
    expect(written(done).records.map(({ kind }) => kind)).toEqual(["agent"])
  })
})
