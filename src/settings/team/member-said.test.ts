import { describe, expect, test } from "vitest"
import { agentId, conversationId } from "~core/ids"
import { anAgent } from "~core/test-desk"
import { clock, clockOfDay } from "~room/times"
import type { Member } from "~store/reads/team"
import { memberSaid, newerSaid } from "./member-said"

const now = new Date(2026, 10, 27, 15, 0).getTime()
const HOUR = 3_600_000
const member = (over: Partial<Member> = {}): Member => ({
  ...{ id: agentId("ann"), name: "Ann", role: "agent", until: null, revokedAt: null, present: true, absentSince: null },
  ...{ version: "0.1.0", agent: anAgent({ available: false }) },
  ...over,
})
const on = (...sessions: string[]) => anAgent({ available: true, sessions: sessions.map(conversationId) })

describe("how somebody of the team stands", () => {
  test.each([
    ["on duty, 2 sessions", member({ agent: on("a", "b") })],
    ["on duty, 1 session", member({ agent: on("a") })],
    ["here, off duty", member()],
    ["here, off duty", member({ agent: null })],
    [`gone since ${clock(now - HOUR)}`, member({ present: false, absentSince: now - HOUR, agent: on() })],
    ["has not been here yet", member({ present: false, absentSince: now - HOUR, agent: on(), version: null })],
    ["not here", member({ present: false })],
    ["has not been here yet", member({ present: false, agent: null })],
    [`here, off duty; key ends ${clockOfDay(now + 99 * HOUR, now)}`, member({ until: now + 99 * HOUR })],
    [`key ended ${clock(now - HOUR)}`, member({ until: now - HOUR })],
    [`revoked ${clock(now - HOUR)}`, member({ revokedAt: now - HOUR, until: now - 2 * HOUR })],
  ])("%s", (said, member) => expect(memberSaid(member, now)).toBe(said))
})

describe("a newer Aside in the team", () => {
  test.each([
    [null, []],
    [null, ["0.1.0", "0.0.9", null]],
    ["Ann works with Aside 0.2.0, this is 0.1.0. Update Aside under chrome://extensions.", ["0.2.0", null]],
    [
      "2 of the team work with Aside 0.10.0, this is 0.1.0. Update Aside under chrome://extensions.",
      ["0.2.0", "0.10.0"],
    ],
  ])("%j", (said, versions) => {
    expect(
      newerSaid(
        versions.map((version) => member({ version })),
        "0.1.0",
      ),
    ).toBe(said)
  })

  test("who was revoked doesn't count, and a name turns nothing around", () => {
    expect(newerSaid([member({ version: "9.0", revokedAt: 1 })], "0.1.0")).toBeNull()
    expect(newerSaid([member({ version: "9.0", name: "\u202Eevil\nAnn" })], "0.1.0")).toMatch(/^evil Ann works/u)
  })
})
