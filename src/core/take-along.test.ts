import { describe, expect, test } from "vitest"
import type { Conversation } from "./conversation"
import { sendId } from "./ids"
import type { Send } from "./send"
import { GRACE_MS } from "./still-there"
import { colleagueLeft, type Leaving, takeAlong } from "./take-along"
import {
  ANN,
  aClosed,
  aNew,
  anAgent,
  anOffered,
  anOpen,
  anUnsure,
  aSend,
  aSending,
  aWaiting,
  BOB,
  HOUR,
  MINUTE,
  NOW,
} from "./test-desk"

const ann: Leaving = { member: ANN, at: NOW }
const agents = new Map([anAgent(), anAgent({ id: BOB, name: "Bob" })].map((agent) => [agent.id as string, agent]))
const taken = (conversation: Conversation, sends: Send[] = []) => takeAlong({ conversation, sends, agents }, ann)
const session = (agent: typeof ANN) => ({ agent, begunAt: NOW - 9 * MINUTE })

describe("at the desk of Ann who left the team, a conversation", () => {
  test.each<[string, Conversation]>([
    ["of hers", anOpen({ session: session(ANN) })],
    ["of hers that waits, unread", aWaiting({ unread: 2 })],
    ["that is nobody's", aNew()],
    ["offered to her", anOffered()],
    ["that Bob closed", aClosed({ owner: BOB })],
    ["of Bob's that waits for the customer", aWaiting({ owner: BOB, unread: 0 })],
  ])("%s is as it was", (_, talk) => {
    expect(taken(talk)).toEqual({ conversation: talk, sends: [], entries: [] })
  })

  test.each<[string, Conversation, string[]]>([
    ["Bob has a session in", anOpen({ owner: BOB, session: session(BOB) }), ["session ended", "unassigned"]],
    ["of Bob's with words he hasn't read", aWaiting({ owner: BOB, unread: 1 }), ["unassigned"]],
    ["held out to Bob", anOffered({ offer: { agent: BOB, madeAt: NOW, until: NOW + MINUTE } }), ["offer withdrawn"]],
  ])("%s is New again, and its timeline says why", (_, talk, says) => {
    const { conversation, entries } = taken(talk)
    expect(conversation).toMatchObject({ status: "New", owner: null, offer: null, session: null, rev: talk.rev + 1 })
    expect(entries.map(({ type }) => type)).toEqual(says)
  })
})

describe("a message of the team's", () => {
  test("that was still to be sent is the team's to send: handed over here, and in the timeline", () => {
    const { sends, entries, conversation } = taken(anOpen({ session: session(ANN) }), [aSend()])
    expect(sends).toMatchObject([{ status: "sending", sendingAt: NOW, rev: 2 }])
    expect(entries).toMatchObject([{ type: "message out", send: "s1", text: "On its way" }])
    expect(conversation.newestAt).toBe(NOW)
  })

  test("that was tried before stands in the timeline already", () => {
    const tried = aSend({ sendingAt: NOW - HOUR, retryAt: NOW + MINUTE })
    expect(taken(anOpen(), [tried])).toMatchObject({ sends: [{ status: "sending", retryAt: null }], entries: [] })
  })

  test("that is anything else stays so", () => {
    const others = [aSending(), anUnsure(), aSend({ status: "sent" }), aSend({ status: "refused" })]
    const sends = others.map((send, n) => ({ ...send, id: sendId(`s${n}`) }))
    expect(taken(anOpen(), sends).sends).toEqual(sends)
  })

  test("two of one conversation keep their places, one after the other", () => {
    const two = [aSend(), aSend({ id: sendId("s2") })]
    const { entries } = taken(anOpen(), two)
    expect(new Set(entries.map(({ order }) => order)).size).toBe(2)
    expect(entries.map(({ order }) => order)).toEqual(entries.map(({ order }) => order).sort())
  })
})

test("a colleague is gone for good, past every grace, with nothing on their hands", () => {
  const busy = anAgent({ available: true, sessions: [anOpen().id], offer: anOpen().id, pauseUntil: NOW + MINUTE })
  expect(colleagueLeft(busy, ann)).toMatchObject({
    ...{ available: false, sessions: [], offer: null, pauseUntil: null, goneAt: NOW - GRACE_MS },
  })
})
