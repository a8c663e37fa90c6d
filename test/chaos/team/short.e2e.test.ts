import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { noTeam } from "../../../scripts/tour/team/server"
import { teamFiguresOf } from "./figures"
import { runTeamChaos, type TeamOutcome } from "./run"

/** Always the same choices; `npm run chaos:team` is the long form, with others each time. */
const TERMS = { seed: 12, browsers: 3, conversations: 15, nodes: 1, short: true } as const

describe.skipIf(noTeam)("a team in trouble", () => {
  let outcome: TeamOutcome | undefined
  const said: string[] = []
  beforeAll(async () => {
    outcome = await runTeamChaos({ ...TERMS, say: (line) => said.push(line) })
  }, 300_000)
  afterAll(() => console.log(outcome?.well ? `\n${teamFiguresOf(outcome)}\n` : said.join("\n")))

  /** The run that is looked at. */
  const it = () => {
    if (!outcome) throw new Error("The run did not come to its end.")
    return outcome
  }

  test("agents, gateway, leader and server were killed, and lines were cut", () => {
    const kinds = [...it().done.keys()]
    for (const kind of ["kill browser", "kill gateway", "kill leader", "kill server", "kill worker", "cut, silent"])
      expect(kinds).toContain(kind)
  })

  test("every conversation ended, and every reply is at X exactly once", () => {
    const { findings, team, settled, conversations } = it()
    expect(settled).toBe(true)
    expect(conversations).toBeGreaterThanOrEqual(TERMS.conversations)
    expect([...findings.lost, ...findings.twice, ...findings.untrue, ...findings.unknownUnsure]).toEqual([])
    expect(team.open).toEqual([])
  })

  test("the rules of routing held at every moment of the server's, and nobody did what was another's to do", () => {
    expect(it().moments).toBeGreaterThan(50)
    expect([...it().broken, ...it().team.twoAtOnce, ...it().team.notTheirs]).toEqual([])
  })

  test("nothing that the server took was lost, and every browser has the same desk", () => {
    expect(it().team.lost).toEqual([])
    expect(it().apart).toEqual([])
  })
})
