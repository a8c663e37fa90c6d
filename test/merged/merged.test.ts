import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { eventId } from "../../src/core/ids"
import { MergedDesk } from "./merged-desk"

describe("messages of merged people", () => {
  const PEOPLE = ["501", "502", "503", "made-1"]
  const move = fc.oneof(
    fc.record({ do: fc.constant("write" as const), who: fc.nat(2), hours: fc.nat(60) }),
    fc.record({ do: fc.constant("merge" as const), who: fc.nat(3), other: fc.nat(3) }),
    fc.record({ do: fc.constant("unmerge" as const), who: fc.nat(3) }),
    fc.record({ do: fc.constant("close" as const), who: fc.nat(3) }),
    fc.record({ do: fc.constant("note" as const), who: fc.nat(3) }),
  )

  test("whatever is merged and unmerged, nothing is lost, and nobody has two conversations that aren't closed", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const desk = new MergedDesk(PEOPLE)
        for (const each of moves) {
          desk.carryOut(each)
          desk.expectSound()
        }
        desk.unmergeAll()
        desk.expectSound()
        desk.expectEachHasItsOwn()
      }),
      { numRuns: 200 },
    )
  })

  test("a message of either lands in the one conversation of both, and replies go to who wrote last", () => {
    const desk = new MergedDesk(["501", "502"])
    desk.write("501", 0)
    desk.merge("501", "502")
    desk.write("502", 1)
    expect(desk.live()).toMatchObject([{ customer: "501", xId: "502", unread: 2, newestEvent: eventId("1002") }])
    expect(desk.entries.filter(({ type }) => type === "message in").map(({ customer }) => customer)).toEqual([
      "501",
      "502",
    ])
  })
})
