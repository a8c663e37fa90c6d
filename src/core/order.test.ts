import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareIds, eventId } from "./ids"
import { orderOf } from "./order"
import { aNew, NOW } from "./test-desk"
import { writeInto } from "./write-entry"

const digits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const sign = (n: number | bigint) => (n < 0 ? -1 : n > 0 ? 1 : 0)

test("ids are compared as the numbers they are, beyond 2^53", () => {
  fc.assert(
    fc.property(digits, digits, (a, b) => {
      expect(sign(compareIds(`${a}`, `${b}`))).toBe(sign(a - b))
    }),
  )
  expect(compareIds("9", "10")).toBeLessThan(0)
  expect(compareIds("9007199254740993", "9007199254740992")).toBeGreaterThan(0)
})

test("places sort as strings: by event, then by the conversation's revision, then as they were said", () => {
  const place = fc.record({ event: fc.option(digits), rev: fc.nat(9_999_999), nth: fc.nat(999) })
  fc.assert(
    fc.property(place, place, (a, b) => {
      const [one, two] = [a, b].map(({ event, rev, nth }) =>
        orderOf(event === null ? null : eventId(`${event}`), rev, nth),
      )
      const expected = sign((a.event ?? 0n) - (b.event ?? 0n)) || sign(a.rev - b.rev) || sign(a.nth - b.nth)
      expect((one ?? "") < (two ?? "") ? -1 : (one ?? "") > (two ?? "") ? 1 : 0).toBe(expected)
    }),
  )
})

describe("what one decision says", () => {
  const { say, entries } = writeInto(aNew({ newestEvent: eventId("900"), newestAt: NOW + 5 }), NOW)
  say({ type: "offer declined", agent: "ann" as never })
  say({ type: "offer declined", agent: "bob" as never })

  test("stands after the newest event, in the order it is said, before the next message", () => {
    const orders = [orderOf(eventId("900")), ...entries.map(({ order }) => order), orderOf(eventId("901"))]
    expect([...orders].sort()).toEqual(orders)
  })

  test("is never dated before what it stands after", () => {
    expect(entries.map(({ at }) => at)).toEqual([NOW + 5, NOW + 5])
  })

  test("has ids made of conversation and revision, so that a second decision on the same state is refused", () => {
    expect(entries.map(({ id }) => id)).toEqual(["c1/4/0", "c1/4/1"])
  })
})
