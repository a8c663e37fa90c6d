import fc from "fast-check"
import { expect, test } from "vitest"
import { audit } from "./audit"
import { Day, type Dice, type Size } from "./day"
import { live, rowsOf, stepOf } from "./live"

const step = stepOf()

const size: fc.Arbitrary<Size> = fc.record({
  agents: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 })),
  accounts: fc.integer({ min: 1, max: 4 }),
  inboxes: fc.integer({ min: 1, max: 3 }),
  customers: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 })),
  standard: fc.integer({ min: 1, max: 3 }),
  maximum: fc.integer({ min: 3, max: 5 }),
  undoSeconds: fc.constantFrom(0, 5),
})

/** The evening: nobody writes any more, everybody is on duty and takes what is offered. Then nothing may be left over. */
function evening(day: Day): void {
  day.restart()
  for (let round = 0; round < 400; round++) {
    day.now += 61_000
    for (const row of day.x.events) if (row.delivered === 0) day.takeIn(row)
    for (const { id } of day.desk.all("account"))
      day.readThrough((from) => from.find((each) => (each as { id: string }).id === id))
    for (const send of day.desk.all("send")) {
      const it: Dice = (from) => from.find((each) => (each as { id?: string }).id === send.id)
      day.strand(it, false)
      day.lookInVain(it, false)
    }
    for (const agent of day.desk.all("agent"))
      day.setAvailable((from) => from.find((each) => (each as unknown) === agent) ?? from[0], false)
    for (const conversation of day.desk.all("conversation")) {
      const it: Dice = (from) => from.find((each) => (each as { id?: string }).id === conversation.id)
      if (conversation.status === "New" && !conversation.offer)
        day.carryOut({ decided: day.routed(conversation, true) }, false)
      if (conversation.offer) day.onOffer(it, false, "accept")
      if (conversation.status === "Open" || conversation.status === "Waiting") day.close(it, false)
    }
    if (day.desk.all("conversation").every(({ status }) => status === "Closed")) break
  }
}

test("whatever happens in a day, the desk is sound after every step, and in the evening nothing is left over", () => {
  fc.assert(
    fc.property(size, fc.array(step, { maxLength: 600, size: "max" }), (size, steps) => {
      const day = new Day(size)
      live(day, steps)
      evening(day)
      const { conversations, sends, ...rows } = rowsOf(day)
      expect(audit({ conversations, sends, ...rows })).toEqual([])
      expect(conversations.filter(({ status }) => status !== "Closed").map(({ id }) => id)).toEqual([])
      expect(sends.filter(({ status }) => status === "sending")).toEqual([])
      // What X took is known to be sent.
      const known = new Map(sends.map(({ event, status }) => [event as string | null, status]))
      for (const { send, arrival } of rows.events) if (send) expect(known.get(arrival.id), arrival.text).toBe("sent")
    }),
    // Shrinking a day takes long: it is given half a minute.
    { numRuns: 150, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
  )
}, 60_000)

test("a day of hundreds of conversations among thirty agents", () => {
  const day = new Day({ agents: 30, accounts: 3, inboxes: 2, customers: 500, standard: 3, maximum: 5, undoSeconds: 5 })
  const steps =
    fc.sample(fc.array(step, { minLength: 8_000, maxLength: 8_000, size: "max" }), { numRuns: 1, seed: 8 })[0] ?? []
  live(day, steps, 50)
  expect(audit(rowsOf(day))).toEqual([])
  expect(day.desk.all("conversation").length).toBeGreaterThan(200)
  // Every way to end, hand over and come back was gone, not only offered to the dice.
  const said = [...day.desk.entries.values()].map((entry) => `${entry.type} ${"because" in entry ? entry.because : ""}`)
  for (const what of [
    "session ended silence",
    "session ended no reply needed",
    "session ended transferred",
    "session ended agent gone",
    "unassigned agent gone",
    "offer withdrawn no longer here",
    "reopened agent",
    "reopened follow-up",
    "nobody asked its owner is at maximum capacity",
  ])
    expect(said).toContain(what)
})
