import fc from "fast-check"
import { expect } from "vitest"
import {
  fallSilent,
  giveBack,
  giveUp,
  leave,
  markNoReply,
  moveByHand,
  openAgain,
  pressReply,
  remindLater,
  returnToDesk,
} from "./acts"
import { audit, keepsHistory } from "./audit"
import type { Day, Dice } from "./day"

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
  "an admin reassigns": [2, moveByHand],
  "a browser is gone": [2, leave],
  "a browser is back": [2, returnToDesk],
  "a grace may be over": [4, giveBack],
  "an agent reopens": [2, openAgain],
  "an agent presses Reply on one that came back": [2, pressReply],
  "an agent is reminded": [4, remindLater],
  "an agent looks": [2, (day, dice, late) => day.look(dice, late)],
  "a listener presses": [3, (day, dice, late) => day.press(dice, late)],
  "the worker dies": [1, (day) => day.restart()],
  "what was decided before arrives": [10, (day, dice) => day.land(dice)],
}

/** One thing that happens. */
export interface Step {
  move: string
  seed: number
  late: boolean
  passes: number
}

/** Things that happen, each as often as it does in a day, or as this says. */
export const stepOf = (weights: Record<string, number> = {}): fc.Arbitrary<Step> =>
  fc.record({
    move: fc.oneof(
      ...Object.entries(MOVES).map(([name, [weight]]) => ({
        weight: weights[name] ?? weight,
        arbitrary: fc.constant(name),
      })),
    ),
    seed: fc.nat(),
    late: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    /** Mostly seconds; now and then half an hour, or the night. */
    passes: fc.oneof(
      { weight: 300, arbitrary: fc.integer({ min: 1, max: 3_000 }) },
      { weight: 30, arbitrary: fc.integer({ min: 3_000, max: 70_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(1_800_000, 3_700_000, 12 * 3_600_000, 26 * 3_600_000) },
    ),
  })

/** Dice that fall the same way for the same seed, so that a day that went wrong can be lived again. */
function diceOf(seed: number): Dice {
  let state = seed
  return (from) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return from[(state >>> 0) % Math.max(1, from.length)]
  }
}

/** What the audit reads. */
export function rowsOf(day: Day) {
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

/** Lives what happens, and audits the desk after every step (or after so many). */
export function live(day: Day, steps: readonly Step[], auditEvery = 1): void {
  const history = keepsHistory()
  steps.forEach(({ move, seed, late, passes }, n) => {
    day.now += passes
    MOVES[move]?.[1](day, diceOf(seed), late)
    if (n % auditEvery === 0) expect([...audit(rowsOf(day)), ...history(day.desk.entries)], move).toEqual([])
  })
}
