import { describe, expect, test } from "vitest"
import { redateSend } from "./redate-send"
import { anUnsure, aSend, HOUR, NOW, SECOND, theOne, writesNothing } from "./test-desk"

describe("a send dated after now, by a clock that was wrong", () => {
  const tomorrow = NOW + 26 * HOUR

  test("goes now when it was held until then", () => {
    const done = redateSend(aSend({ holdUntil: tomorrow }), NOW)
    expect(theOne(done, "send")).toMatchObject({ status: "queued", holdUntil: NOW })
  })

  test("is looked for from now on when it became unsure then, and was handed over some time ago", () => {
    const done = redateSend(anUnsure({ sendingAt: tomorrow, unsureAt: tomorrow }), NOW)
    expect(theOne(done, "send")).toMatchObject({ status: "unsure", sendingAt: NOW - HOUR, unsureAt: NOW })
  })

  test.each([
    ["held for an undo", aSend({ holdUntil: NOW + 60 * SECOND })],
    ["told by X to wait for a day", aSend({ retryAt: tomorrow })],
    ["unsure since a moment ago", anUnsure()],
  ])("is no other: %s stays as it is", (_, send) => {
    expect(writesNothing(redateSend(send, NOW))).toBe(true)
  })
})
