import fc from "fast-check"
import { expect, test } from "vitest"
import { chanceOf } from "../chance"
import { inWords, longPlan, type Planned, shortPlan, type Team } from "./plan"

const teams = fc.record({ agents: fc.integer({ min: 1, max: 30 }), nodes: fc.constantFrom(1 as const, 3 as const) })

/** Whoever is meant is there. */
function fits(planned: Planned, { agents, nodes }: Team): boolean {
  const whom = "whom" in planned ? [planned.whom].flat() : []
  const there = whom.every((place) => place >= 0 && place < agents)
  const ofThree = planned.do === "kill leading node" || planned.do === "kill node"
  return there && (!ofThree || nodes === 3) && planned.after > 0 && (!("ms" in planned) || planned.ms > 0)
}

test("a long plan names only what is there, and the same again for the same seed", () => {
  fc.assert(
    fc.property(fc.nat(), teams, (seed, team) => {
      const [one, other] = [longPlan(chanceOf(seed), team), longPlan(chanceOf(seed), team)]
      for (let n = 0; n < 50; n++) {
        const { value } = one.next()
        expect(fits(value, team)).toBe(true)
        expect(other.next().value).toEqual(value)
      }
    }),
    { numRuns: 50 },
  )
})

test("a short plan has every kind once, and none that a test can't wait for", () => {
  for (const nodes of [1, 3] as const) {
    const plan = shortPlan(chanceOf(7), { agents: 2, nodes })
    const kinds = plan.map(inWords).map((words) => words.replace(/^(cut many).*/u, "$1"))
    expect(new Set(kinds).size).toBe(kinds.length)
    expect(kinds).toEqual(expect.arrayContaining(["kill gateway", "kill leader", "kill server", "cut, silent"]))
    expect(kinds.includes("kill leading node")).toBe(nodes === 3)
    expect(Math.max(...plan.map((one) => ("ms" in one ? one.ms : 0)))).toBeLessThanOrEqual(4_000)
  }
})
