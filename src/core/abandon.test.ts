import { describe, expect, test } from "vitest"
import { abandon } from "./abandon"
import type { Conversation } from "./conversation"
import { conversationId } from "./ids"
import { GRACE_MS } from "./still-there"
import {
  ANN,
  aClosed,
  aNew,
  anAgent,
  anOffered,
  anOpen,
  aWaiting,
  BOB,
  HOUR,
  MAIN,
  MINUTE,
  NOW,
  SECOND,
  says,
  theOne,
  withSessions,
  written,
} from "./test-desk"

const c1 = conversationId("c1")
const gone = anAgent({ sessions: [...withSessions(1), c1], goneAt: NOW - GRACE_MS })
const given = (conversation: Conversation, agent = gone) => abandon({ conversation, agent }, NOW)

describe("a conversation whose owner is gone past the grace", () => {
  test("is New in its inbox, to be asked for in a round of its own, and the place of its session is free", () => {
    const done = given(anOpen({ unread: 2, banner: NOW + SECOND }))
    expect(theOne(done, "conversation")).toMatchObject({
      status: "New",
      owner: null,
      session: null,
      offer: null,
      inbox: MAIN,
      round: { asked: [], lastEndedAt: null },
      unread: 2,
      banner: null,
      handledMs: 5 * MINUTE,
    })
    expect(theOne(done, "agent")).toMatchObject({ sessions: withSessions(1), available: true, goneAt: gone.goneAt })
  })

  test("says whose it was, and why it is theirs no more", () => {
    expect(written(given(anOpen())).entries).toMatchObject([
      { type: "session ended", agent: ANN, because: "agent gone" },
      { type: "unassigned", agent: ANN, inbox: MAIN, because: "agent gone" },
    ])
    expect(says(given(aWaiting({ unread: 1 })))).toEqual(["unassigned"])
  })

  test("that is Waiting is not theirs any more only if they are gone still: they aren't written", () => {
    const done = written(given(aWaiting({ unread: 1 }), anAgent({ goneAt: NOW - HOUR })))
    expect(done.records).toMatchObject([{ kind: "conversation", status: "New", endedAt: null, unread: 1 }])
    expect(done.guards).toEqual([{ kind: "agent", id: ANN, rev: 1 }])
  })

  test("that was answered last is unread for whoever gets it", () =>
    expect(theOne(given(anOpen({ lastSentAt: NOW - MINUTE })), "conversation").unread).toBe(1))

  test("keeps its reminder, its topics and its account", () => {
    const kept = { followUpAt: NOW + HOUR, topics: ["refund"], firstReplyAt: NOW - HOUR }
    expect(theOne(given(anOpen(kept)), "conversation")).toMatchObject(kept)
  })

  test.each<[string, Partial<Conversation>, number]>([
    ["never answered: since they wrote first", { waitingSince: NOW - HOUR }, NOW - HOUR],
    [
      "answered once: since their last message",
      { waitingSince: NOW - HOUR, lastSentAt: NOW - 30 * MINUTE },
      NOW - MINUTE,
    ],
    ["in an earlier session: since their last message", { waitingSince: NOW - HOUR, handledMs: MINUTE }, NOW - MINUTE],
    [
      "begun by the agent, never answered by the customer: since it began",
      { waitingSince: NOW - HOUR, lastInboundAt: null, lastSentAt: NOW - HOUR },
      NOW - HOUR,
    ],
  ])("takes its place in the inbox: %s", (_, parts, since) => {
    const done = given(anOpen({ lastInboundAt: NOW - MINUTE, ...parts }))
    expect(theOne(done, "conversation").waitingSince).toBe(since)
  })
})

test.each<[string, Conversation, Parameters<typeof given>[1]]>([
  ["whose owner is here", anOpen(), anAgent({ sessions: [c1] })],
  ["whose owner's grace lasts a moment longer", anOpen(), { ...gone, goneAt: NOW - GRACE_MS + 1 }],
  ["that is somebody else's", anOpen({ owner: BOB, session: { agent: BOB, begunAt: NOW } }), gone],
  ["where the customer has the word: their next message decides", aWaiting(), gone],
  ["that is closed, read or not", aClosed({ unread: 1 }), gone],
  ["that is nobody's", aNew(), gone],
  ["that is being offered", anOffered(), gone],
])("one %s stays as it is", (_, conversation, agent) => expect(given(conversation, agent)).toBeNull())
