import fc from "fast-check"
import { expect, test } from "vitest"
import { fallSilent, giveUp, markNoReply, openAgain, pressReply, remindLater } from "./acts"
import { audit, keepsHistory } from "./audit"
import { Day, type Dice, type Size } from "./day"

type Move = (day: Day, dice: Dice, late: boolean) => void

/** How often each thing happens in a day. */
const MOVES: Record<string, [number, Move]> = {
  "a customer writes": [10, (day, dice) => day.customerWrites(dice)],
  "a customer writes again": [6, (day, dice) => day.customerWrites(dice, day.silent())],
  "somebody writes on X itself": [1, (day, dice) => day.somebodyWritesOnX(dice)],
  "an event is read": [16, (day, dice, late) => day.read(dice, late)],
  "an account is read through": [4, (day, dice) => day.readThrough(dice)],
  "somebody comes or goes": [4, (day, dice, late) => day.setAvailable(dice, late)],
  "the router looks": [12, (day, dice, late) => day.route(dice, late)],
  "an offer is accepted": [8, (day, dice, late) => day.onOffer(dice, late, "accept")],
  "an offer is declined": [2, (day, dice, late) => day.onOffer(dice, late, "decline")],
  "an offer lapses": [4, (day, dice, late) => day.onOffer(dice, late, "lapse")],
  "somebody presses Next": [5, (day, dice, late) => day.next(dice, late)],
  "an agent replies": [14, (day, dice, late) => day.reply(dice, late)],
  "a message is begun": [24, (day, dice, late) => day.send(dice, late)],
  "X answers": [9, (day, dice) => day.answer(dice)],
  "a message is found stranded": [3, (day, dice, late) => day.strand(dice, late)],
  "an unsure one is looked for in vain": [4, (day, dice, late) => day.lookInVain(dice, late)],
  "an agent says send again": [3, (day, dice, late) => day.sendAgain(dice, late)],
  "an agent drops one": [2, (day, dice, late) => day.drop(dice, late)],
  "an agent undoes one": [1, (day, dice, late) => day.undo(dice, late)],
  "an agent closes": [3, (day, dice, late) => day.close(dice, late)],
  "a customer falls silent": [6, fallSilent],
  "an agent says no reply needed": [2, markNoReply],
  "an agent transfers": [3, giveUp],
  "an agent reopens": [2, openAgain],
  "an agent presses Reply on one that came back": [2, pressReply],
  "an agent is reminded": [4, remindLater],
  "an agent looks": [2, (day, dice, late) => day.look(dice, late)],
  "a listener presses": [3, (day, dice, late) => day.press(dice, late)],
  "the worker dies": [1, (day) => day.restart()],
  "what was decided before arrives": [10, (day, dice) => day.land(dice)],
}

interface Step {
  move: string
  seed: number
  late: boolean
  passes: number
}

const step: fc.Arbitrary<Step> = fc.record({
  move: fc.oneof(...Object.entries(MOVES).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name) }))),
  seed: fc.nat(),
  late: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  /** Mostly seconds; now and then half an hour, or the night. */
  passes: fc.oneof(
    { weight: 300, arbitrary: fc.integer({ min: 1, max: 3_000 }) },
    { weight: 30, arbitrary: fc.integer({ min: 3_000, max: 70_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(1_800_000, 3_700_000, 12 * 3_600_000, 26 * 3_600_000) },
  ),
})

const size: fc.Arbitrary<Size> = fc.record({
  agents: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 })),
  accounts: fc.integer({ min: 1, max: 4 }),
  inboxes: fc.integer({ min: 1, max: 3 }),
  customers: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 })),
  standard: fc.integer({ min: 1, max: 3 }),
  maximum: fc.integer({ min: 3, max: 5 }),
  undoSeconds: fc.constantFrom(0, 5),
})

/** Dice that fall the same way for the same seed, so that a day that went wrong can be lived again. */
function diceOf(seed: number): Dice {
  let state = seed
  return (from) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return from[(state >>> 0) % Math.max(1, from.length)]
  }
}

function rowsOf(day: Day) {
  const { desk, x, size } = day
  return {
    maximum: size.maximum,
    conversations: desk.all("conversation"),
    agents: desk.all("agent"),
    customers: desk.all("customer"),
    sends: desk.all("send"),
    entries: [...desk.entries.values()],
    events: x.events,
    handed: x.handed,
  }
}

function live(day: Day, steps: readonly Step[], auditEvery = 1): void {
  const history = keepsHistory()
  steps.forEach(({ move, seed, late, passes }, n) => {
    day.now += passes
    MOVES[move]?.[1](day, diceOf(seed), late)
    if (n % auditEvery === 0) expect([...audit(rowsOf(day)), ...history(day.desk.entries)], move).toEqual([])
  })
}

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
    "reopened agent",
    "reopened follow-up",
    "nobody asked its owner is at maximum capacity",
  ])
    expect(said).toContain(what)
})
