import { describe, expect, test } from "vitest"
import { entryId, eventId } from "./ids"
import { type Held, missingFrom, type ReRead } from "./missing-from"

const MINUTE = 60_000
/** Event n was written at minute n. */
const held = (...events: number[]): Held[] =>
  events.map((n) => ({ entry: entryId(`7.${n}`), event: eventId(String(n)), at: n * MINUTE }))
const returned = (...events: number[]) => events.map((n) => eventId(String(n)))
const read = (parts: Partial<ReRead>): ReRead => ({
  returned: [],
  before: null,
  isLast: true,
  begunAt: 100 * MINUTE,
  ...parts,
})

describe("what a complete re-read lacks was removed on X", () => {
  test.each<[string, Held[], Partial<ReRead>, string[]]>([
    ["all are there", held(10, 11, 12), { returned: returned(12, 11, 10) }, []],
    ["one in the middle is not", held(10, 11, 12), { returned: returned(12, 10) }, ["7.11"]],
    ["the newest is not", held(10, 11, 12), { returned: returned(11, 10) }, ["7.12"]],
    ["the oldest is not: the read may not have come so far", held(10, 11, 12), { returned: returned(12, 11) }, []],
    ["a minute old: X may not list it yet", held(10, 99), { returned: returned(10) }, []],
    ["three minutes old", held(10, 97), { returned: returned(10) }, ["7.97"]],
    ["nothing was returned: that proves nothing", held(10, 11), { returned: [] }, []],
    [
      "newer than what a later page began with",
      held(10, 11, 20),
      { returned: returned(12, 10), before: eventId("13") },
      ["7.11"],
    ],
    [
      "beside the end of a page that others follow: X's order may waver there",
      held(10, 11, 13),
      { returned: returned(14, 10), isLast: false },
      ["7.13"],
    ],
    [
      "the end of a page is not held: where it stands in time nobody knows",
      held(11, 13),
      { returned: returned(14, 10), isLast: false },
      [],
    ],
  ])("%s", (_, mine, parts, gone) => {
    expect(missingFrom(mine, read(parts))).toEqual(gone)
  })
})
