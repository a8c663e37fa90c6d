import { describe, expect, test } from "vitest"
import { comeBack } from "./come-back"
import { conversationId } from "./ids"
import { GRACE_MS, onDuty, stillThere } from "./still-there"
import {
  ANN,
  anAgent,
  anOffered,
  anOpen,
  BOB,
  HOUR,
  MINUTE,
  NOW,
  SECOND,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"
import { vanish } from "./vanish"

const offered = anOffered()
const asked = anAgent({ offer: offered.id, lapsesInRow: 1, lastOfferAt: NOW - 10 * SECOND })

describe("an agent whose browser is gone", () => {
  test("gives a pending offer on at once: no lapse, no pause, and not asked again in that round", () => {
    const done = vanish({ agent: asked, offered }, NOW)
    expect(theOne(done, "agent")).toMatchObject({ goneAt: NOW, offer: null, lapsesInRow: 1, pauseUntil: null })
    expect(theOne(done, "conversation")).toMatchObject({
      status: "New",
      offer: null,
      round: { asked: [ANN], lastEndedAt: NOW },
    })
    expect(written(done).entries).toMatchObject([{ type: "offer withdrawn", agent: ANN, because: "no longer here" }])
  })

  test("keeps being available and their sessions: they are back in a moment, as a rule", () => {
    const agent = anAgent({ sessions: withSessions(2), since: NOW - HOUR })
    expect(theOne(vanish({ agent, offered: null }, NOW), "agent")).toEqual({ ...agent, goneAt: NOW })
  })

  test("is gone since it was noticed first, however often it is", () => {
    const agent = anAgent({ goneAt: NOW - MINUTE })
    expect(writesNothing(vanish({ agent, offered: null }, NOW))).toBe(true)
  })

  test("noticed by a clock that was ahead, since now", () => {
    const agent = anAgent({ goneAt: NOW + HOUR })
    expect(theOne(vanish({ agent, offered: null }, NOW), "agent").goneAt).toBe(NOW)
  })

  test.each([
    ["an offer to somebody else", anOffered({ offer: { agent: BOB, madeAt: NOW, until: NOW + SECOND } })],
    ["one that was accepted meanwhile", anOpen()],
  ])("leaves %s alone", (_, conversation) => {
    const done = vanish({ agent: anAgent({ offer: conversation.id }), offered: conversation }, NOW)
    expect(written(done).records.map(({ kind }) => kind)).toEqual(["agent"])
    expect(says(done)).toEqual([])
  })

  test("who is no member any more has no grace, whether or not they were gone before", () => {
    for (const goneAt of [null, NOW - MINUTE]) {
      const done = theOne(vanish({ agent: anAgent({ goneAt }), offered: null, forGood: true }, NOW), "agent")
      expect(stillThere(done, NOW)).toBe(false)
      expect(writesNothing(vanish({ agent: done, offered: null, forGood: true }, NOW + HOUR))).toBe(true)
    }
  })
})

describe("an agent who is back", () => {
  test("is asked as before, without a pause", () => {
    const agent = anAgent({ goneAt: NOW - MINUTE, sessions: [conversationId("c1")] })
    const back = theOne(comeBack(agent), "agent")
    expect(back).toEqual({ ...agent, goneAt: null })
    expect(onDuty(back)).toBe(true)
  })
  test("who had not been gone is not written", () => expect(writesNothing(comeBack(anAgent()))).toBe(true))
})

test.each<[string, number | null, boolean]>([
  ["here", null, true],
  ["gone a moment ago", NOW, true],
  ["gone almost as long as the grace lasts", NOW - GRACE_MS + 1, true],
  ["gone for the grace", NOW - GRACE_MS, false],
  ["gone since tomorrow, by some clock", NOW + HOUR, true],
])("%s: still there is %s", (_, goneAt, there) => {
  expect(stillThere({ goneAt }, NOW)).toBe(there)
  expect(onDuty(anAgent({ goneAt }))).toBe(goneAt === null)
  expect(onDuty(anAgent({ goneAt, available: false }))).toBe(false)
})
