import { afterAll, beforeAll, expect, test } from "vitest"
import { figuresOf } from "./figures"
import { type Outcome, runChaos } from "./run"
import { STEPS } from "./steps"

/** Always the same choices; `npm run chaos` is the long form, with others each time. */
const SEED = 12
const CONVERSATIONS = 30

let outcome: Outcome
beforeAll(async () => {
  outcome = await runChaos({ seed: SEED, conversations: CONVERSATIONS, short: true })
}, 300_000)
afterAll(() => outcome && console.log(`\n${figuresOf(outcome)}\n`))

test("the worker was killed at every named step, the browser in a climb and at any instant", () => {
  const kills = [...outcome.done.keys()]
  for (const { name } of STEPS) expect(kills).toContain(`worker killed · ${name}`)
  expect(kills).toContain("browser killed · migrate: climbing")
  expect(kills).toContain("browser killed · at any instant")
  expect(outcome.conversations).toBeGreaterThanOrEqual(CONVERSATIONS)
})

test("every message stands exactly once", () => {
  expect(outcome.findings.lost).toEqual([])
  expect(outcome.findings.twice).toEqual([])
})

test("what the panel called sent is at X, and nothing else but what a person knows to be unsure", () => {
  expect(outcome.findings.untrue).toEqual([])
  expect(outcome.findings.unknownUnsure).toEqual([])
})

test("the rules of routing held at every moment, and the desk came to rest", () => {
  expect(outcome.looks).toBeGreaterThan(100)
  expect(outcome.broken).toEqual([])
  expect(outcome.settled).toBe(true)
})
