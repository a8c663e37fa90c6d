import { describe, expect, test } from "vitest"
import type { TeamLine } from "~core/membership"
import { lineSaid } from "./line-said"
import { TEAM_TROUBLE, teamTroubleSaid } from "./team-trouble-said"
import { clock } from "./times"

const now = new Date(2026, 10, 27, 15, 0).getTime()
const since = now - 58 * 60_000
const at = clock(since)
const line = (over: Partial<TeamLine>): TeamLine => ({
  ...{ id: "line", state: "connected", since, because: null, behind: null },
  ...over,
})

test.each([
  ["Not connected yet.", null],
  ["Connecting to the team’s desk…", line({ state: "connecting" })],
  ["Copying the team’s desk: 12,345 to come.", line({ state: "connecting", behind: 12_345 })],
  [`Connected since ${at}.`, line({})],
  [`Connected since ${at}.`, line({ behind: 0 })],
  [`Connected since ${at}. 7 still to come.`, line({ behind: 7 })],
  [
    `No connection to the team’s desk since ${at}. You can read; nothing can be written until it is back.`,
    line({ state: "away" }),
  ],
  [`At rest since ${at}: it connects again when you go on duty or open the panel.`, line({ state: "resting" })],
  [
    `Turned away since ${at}. An admin has revoked this key. If that is a mistake, ask them to invite you again.`,
    line({ state: "refused", because: "revoked key" }),
  ],
])("%s", (said, line) => expect(lineSaid(line, now)).toBe(said))

describe("a trouble with the team", () => {
  const all = Object.entries(TEAM_TROUBLE)
  test.each(all)("%s says what is the matter and one thing to do", (name, said) => {
    expect(teamTroubleSaid(name)).toBe(said)
    expect(said).toMatch(/^[A-Z].*[.:] [A-Z].*\.$/u)
    expect(said.length).toBeLessThan(180)
  })

  test("no two are said alike", () => expect(new Set(all.map(([, said]) => said)).size).toBe(all.length))

  test.each([null, undefined, "", "a trouble of next year", "toString"])("%j, unknown, is said plainly", (name) => {
    expect(teamTroubleSaid(name)).toMatch(/^The team’s desk can’t be used from here now\./u)
  })
})
