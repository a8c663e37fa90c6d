import fc from "fast-check"
import { expect, test } from "vitest"
import { giveBack, leave } from "./acts"
import { audit } from "./audit"
import { Day, type Dice } from "./day"
import { live, rowsOf, stepOf } from "./live"

/** A day on which browsers come and go all the time, among who accepts, is written to, transfers, is reminded. */
const step = stepOf({
  "a browser is gone": 12,
  "a browser is back": 8,
  "a grace may be over": 24,
  "an agent transfers": 8,
  "an admin reassigns": 6,
  "an agent is reminded": 12,
  "a customer writes again": 12,
  "a customer falls silent": 12,
  "what was decided before arrives": 20,
})

const size = fc.record({
  agents: fc.integer({ min: 1, max: 5 }),
  accounts: fc.constant(1),
  inboxes: fc.integer({ min: 1, max: 3 }),
  customers: fc.integer({ min: 1, max: 12 }),
  standard: fc.integer({ min: 1, max: 2 }),
  maximum: fc.integer({ min: 2, max: 3 }),
  undoSeconds: fc.constant(0),
})

/** All are gone, and no grace lasts. */
function allGo(day: Day): void {
  const each =
    (id: string): Dice =>
    (from) =>
      from.find((one) => (one as { id?: string }).id === id) ?? from[0]
  for (const { id } of day.desk.all("agent")) leave(day, each(id), false)
  day.now += 5 * 60_000
  for (const { id } of day.desk.all("conversation")) giveBack(day, each(id), false)
}

test("whoever comes and goes, the desk is sound after every step, and who is gone for good keeps nobody waiting", () => {
  fc.assert(
    fc.property(size, fc.array(step, { maxLength: 400, size: "max" }), (size, steps) => {
      const day = new Day(size)
      live(day, steps)
      day.restart()
      allGo(day)
      const { conversations, agents, ...rows } = rowsOf(day)
      expect(audit({ conversations, agents, ...rows })).toEqual([])
      expect(
        agents.flatMap(({ sessions, offer, goneAt }) =>
          [...sessions, offer ?? [], goneAt === null ? "here" : []].flat(),
        ),
      ).toEqual([])
      const held = conversations.filter(
        ({ status, unread }) => status === "Open" || (status === "Waiting" && unread > 0),
      )
      expect(held.map(({ id }) => id)).toEqual([])
    }),
    { numRuns: 150, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
  )
}, 60_000)

test("what they had is given back in every way there is", () => {
  const day = new Day({ agents: 9, accounts: 2, inboxes: 2, customers: 60, standard: 2, maximum: 3, undoSeconds: 0 })
  const [steps] = fc.sample(fc.array(step, { minLength: 6_000, maxLength: 6_000, size: "max" }), {
    numRuns: 1,
    seed: 5,
  })
  live(day, steps ?? [], 50)
  expect(audit(rowsOf(day))).toEqual([])
  const said = [...day.desk.entries.values()].map((entry) => `${entry.type} ${"because" in entry ? entry.because : ""}`)
  for (const what of [
    "offer withdrawn no longer here",
    "session ended agent gone",
    "unassigned agent gone",
    "unassigned follow-up",
  ])
    expect(said).toContain(what)
})
