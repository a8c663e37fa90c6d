import { expect, it } from "vitest"
import { aNew, anInbox, anOffered, anOpen, aWaiting, MINUTE, NOW } from "~core/test-desk"
import { heldSaid, waitingSaid } from "./said"

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
