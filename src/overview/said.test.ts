import { expect, it } from "vitest"
import type { Agent } from "~core/records"
import { aNew, anAgent, anInbox, anOffered, anOpen, aWaiting, MINUTE, NOW } from "~core/test-desk"
import { clockOfDay } from "~room/times"
import { dutySaid, heldSaid, waitingSaid } from "./said"

const name = (id: string | null) => (id === "ann" ? "Ann" : "somebody")
const target = (firstReplyMinutes: number | null) => anInbox({ firstReplyMinutes })

it.each([
  ["waiting 10 min", aNew(), target(null), false],
  ["waiting 10 min, nobody is available", aNew({ unasked: "nobody is available" }), target(null), false],
  ["waiting 10 min, offered to Ann", anOffered(), target(null), false],
  ["waiting 10 min, first reply due in 5 min", aNew(), target(15), false],
  ["waiting 10 min, first reply overdue by 6 min, offered to Ann", anOffered(), target(4), true],
])("%s", (text, conversation, inbox, urgent) => {
  expect(waitingSaid(conversation, inbox, name, NOW)).toEqual({ text, urgent })
})

it.each([
  ["Ann, waiting 10 min, unread", anOpen({ unread: 1 }), true],
  ["Ann, waiting 10 min", anOpen(), false],
  ["Ann, answered 2 min ago", anOpen({ lastSentAt: NOW - 2 * MINUTE }), false],
  ["Ann, session ended 1 h ago", aWaiting(), false],
  ["Ann, waiting 10 min, unread", aWaiting({ unread: 3 }), true],
])("%s", (text, conversation, urgent) => {
  expect(heldSaid(conversation, name, NOW)).toEqual({ text, urgent })
})

const clock = (ago: number) => clockOfDay(NOW - ago, NOW)

it.each<[string, Partial<Agent>, string, boolean]>([
  ["Available", { since: NOW - 5 * MINUTE }, `since ${clock(5 * MINUTE)}`, true],
  ["Away", { available: false, since: NOW - 5 * MINUTE }, `since ${clock(5 * MINUTE)}`, false],
  ["Gone", { goneAt: NOW - 2 * MINUTE }, `since ${clock(2 * MINUTE)}`, false],
  [
    "Gone",
    { available: false, goneAt: NOW - 2 * MINUTE, awayBecause: "lapsed twice" },
    `since ${clock(2 * MINUTE)}`,
    false,
  ],
  [
    "Away",
    { available: false, awayBecause: "lapsed twice", since: NOW - MINUTE },
    `since ${clock(MINUTE)}, set to Away after two offers lapsed`,
    false,
  ],
])("%s", (state, parts, since, available) => {
  expect(dutySaid(anAgent(parts), NOW)).toEqual({ state, since, available })
})
