import { afterAll, beforeAll, expect, test } from "vitest"
import { figuresOf } from "./figures"
import { type Outcome, runChaos } from "./run"
import { STEPS } from "./steps"

/** Always the same choices; `npm run chaos` is the long form, with others each time. */
const SEED = 12
const CONVERSATIONS = 30

let outcome: Outcome | undefined
const said: string[] = []
beforeAll(async () => {
  outcome = await runChaos({ seed: SEED, conversations: CONVERSATIONS, short: true, say: (line) => said.push(line) })
}, 400_000)
afterAll(() => console.log(outcome?.well ? `\n${figuresOf(outcome)}\n` : said.join("\n")))

/** The run that is looked at. */
const it = () => {
  if (!outcome) throw new Error("The run did not come to its end.")
  return outcome
}

test("the worker was killed at every named step, the browser in a climb and at any instant", () => {
  const kills = [...it().done.keys()]
  for (const { name } of STEPS) expect(kills).toContain(`worker killed · ${name}`)
  expect(kills.filter((kill) => kill.startsWith("browser killed · migrate"))).toHaveLength(1)
  expect(kills).toContain("browser killed · at any instant")
  expect(it().conversations).toBeGreaterThanOrEqual(CONVERSATIONS)
})

test("every message stands exactly once", () => {
  expect(it().findings.lost).toEqual([])
  expect(it().findings.twice).toEqual([])
})

test("what the panel called sent is at X, and nothing else but what a person knows to be unsure", () => {
  expect(it().findings.untrue).toEqual([])
  expect(it().findings.unknownUnsure).toEqual([])
})

test("the rules of routing held at every moment, and the desk came to rest", () => {
  expect(it().looks).toBeGreaterThan(100)
  expect(it().broken).toEqual([])
  expect(it().settled).toBe(true)
})
