import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { everyEntry } from "../../test/migrate/entries"
import { everyRecord } from "../../test/migrate/records"
import type { Entry } from "./entry"
import { agentId, conversationId, SOLO_AGENT } from "./ids"
import { inAnothersName } from "./in-anothers-name"
import type { DeskRecord } from "./records"

const ANN = agentId("ann1")
type Row = DeskRecord | Entry
const called = (row: Row) => ("kind" in row ? row.kind : row.type)

/** Every kind of row there is, and those that are rare with everything in them. */
const ROWS: Row[] = [
  ...everyRecord().map((row) =>
    row.kind === "conversation"
      ? { ...row, offer: { agent: SOLO_AGENT, madeAt: 1, until: 2 }, round: { asked: [SOLO_AGENT], lastEndedAt: 1 } }
      : row,
  ),
  ...everyEntry().map((row) => (row.type === "transferred" ? { ...row, to: SOLO_AGENT } : row)),
]

/** Every text in a row with its path; a place in a list is named `*`. */
function leaves(value: unknown, path: string[] = []): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, [...path, "*"]))
  if (typeof value !== "object" || value === null) return [[path.join("."), value]]
  return Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name]))
}

/** Every text but what tells a row's kind is "me", as if people wrote nothing else. */
const allMe = (row: Row): Row => {
  const filled = (value: unknown, name = ""): unknown => {
    if (typeof value === "string") return name === "kind" || name === "type" ? value : SOLO_AGENT
    if (Array.isArray(value)) return value.map((each) => filled(each))
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, key)]))
  }
  return filled(row) as Row
}

const changed = (before: Row, after: Row) => {
  const now = leaves(after)
  return [...new Set(leaves(before).flatMap(([path, was], nth) => (now[nth]?.[1] === was ? [] : path)))].sort()
}

describe("a row in another's name", () => {
  test("names them in these places and no other, whatever else is written there", () => {
    const places: Record<string, string[]> = {}
    for (const row of ROWS.map(allMe)) {
      const found = changed(row, inAnothersName(row, SOLO_AGENT, ANN))
      places[called(row)] = [...new Set([...(places[called(row)] ?? []), ...found])].sort()
    }
    const agent = ["agent"]
    expect(places).toEqual({
      ...{ settings: [], agent: ["id"], inbox: ["agents.*"], account: [], standing: [], cursor: [], customer: [] },
      ...{ conversation: ["offer.agent", "owner", "round.asked.*", "session.agent"], conversion: [] },
      ...{ send: ["by"], answer: [], group: [], "message in": [], "message out": ["by"], "message from X": [] },
      ...{ joined: [], left: [], arrived: [], "offer made": agent, "offer accepted": agent, "offer declined": agent },
      ...{ "offer lapsed": agent, "offer withdrawn": agent, "nobody asked": [], assigned: agent, unassigned: agent },
      ...{ "session begun": agent, "session ended": agent, "no reply needed": agent, closed: agent, reopened: [] },
      ...{ "send dropped": agent, note: agent, transferred: ["by", "from", "to"], topic: agent },
      ...{ "follow-up set": agent, "follow-up due": agent, merged: agent, unmerged: agent, blocked: agent },
      ...{ unblocked: agent, "begun by agent": agent, "moved to X Chat": [], gone: [] },
      // Both a record and a line are called so.
      ...{ conversion: ["by"] },
    })
  })

  test("holds nobody of the old name any more, and comes back to what it was", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROWS), fc.stringMatching(/^[a-z0-9]{4,32}$/u), (row, name) => {
        const renamed = inAnothersName(row, SOLO_AGENT, agentId(name))
        expect(leaves(renamed).filter(([, text]) => text === SOLO_AGENT)).toEqual([])
        expect(inAnothersName(renamed, agentId(name), SOLO_AGENT)).toEqual(row)
      }),
    )
  })

  test("of somebody else is as it was", () => {
    for (const row of ROWS) expect(inAnothersName(row, agentId("nobody"), ANN)).toEqual(row)
  })

  test("keeps a list in its order, and what isn't there stays away", () => {
    const [talk] = ROWS.filter((row) => "kind" in row && row.kind === "conversation")
    if (!talk || !("kind" in talk) || talk.kind !== "conversation") throw new Error("no conversation")
    const bo = agentId("bo")
    const asked = {
      ...talk,
      id: conversationId("me"),
      session: null,
      round: { asked: [bo, SOLO_AGENT, bo], lastEndedAt: null },
    }
    expect(inAnothersName(asked, SOLO_AGENT, ANN)).toMatchObject({
      ...{ id: "me", session: null },
      round: { asked: [bo, ANN, bo] },
    })
  })
})
