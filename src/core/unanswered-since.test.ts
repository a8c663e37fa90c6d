import { expect, it, test } from "vitest"
import { conversationId } from "./ids"
import { anOpen, aWaiting, MINUTE, NOW } from "./test-desk"
import { longestUnansweredFirst, unansweredSince } from "./unanswered-since"

const at = NOW - 10 * MINUTE

it.each([
  ["an unread message waits", anOpen({ unread: 2, lastInboundAt: at }), at],
  ["one that was looked at and not answered waits too", anOpen({ lastInboundAt: at, lastSentAt: at - 1 }), at],
  ["one that was never answered", anOpen({ lastInboundAt: at, lastSentAt: null }), at],
  ["an answered one doesn't", anOpen({ lastInboundAt: at, lastSentAt: at + 1 }), null],
  ["nor one that the desk began", anOpen({ lastInboundAt: null, lastSentAt: at }), null],
  ["a session that ended waits for the customer", aWaiting({ lastInboundAt: at, lastSentAt: at - 1 }), null],
  ["until they write and their owner has no room", aWaiting({ unread: 1, lastInboundAt: at }), at],
])("%s", (_, conversation, since) => expect(unansweredSince(conversation)).toBe(since))

test("longest waiting first, then running sessions, then the rest", () => {
  const named = (id: string, one = anOpen()) => ({ ...one, id: conversationId(id) })
  const answered = { lastInboundAt: at, lastSentAt: NOW }
  const all = [
    named("ended", aWaiting({ lastInboundAt: at })),
    named("answered", anOpen(answered)),
    named("waits 5", anOpen({ lastInboundAt: NOW - 5 * MINUTE })),
    named("waits 9, no room", aWaiting({ unread: 1, lastInboundAt: NOW - 9 * MINUTE })),
  ]
  expect(all.sort(longestUnansweredFirst).map(({ id }) => id)).toEqual([
    "waits 9, no room",
    "waits 5",
    "answered",
    "ended",
  ])
})
