import { expect, test } from "vitest"
import { eventId } from "./ids"
import { settle } from "./settle"
import { aSending, NOW } from "./test-desk"

test("a message is never dated before it was handed over: X's Date header has whole seconds", () => {
  const send = aSending({ sendingAt: NOW + 700 })
  const done = settle(
    { send, conversation: null, conversions: [] },
    { fate: "sent", event: eventId("9"), at: NOW },
    NOW,
  )
  expect(done.ok && done.change.records[0]).toMatchObject({ status: "sent", sentAt: NOW + 700 })
})
