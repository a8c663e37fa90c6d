import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

import { HOUR, MINUTE } from "../../src/core/test-desk"
import { DOCUMENTED } from "./metered-x"
import { openShift, type Shift, type ShiftTerms } from "./shift"

const DAY = 24 * HOUR
let shift: Shift
const open = async (terms: ShiftTerms = {}) => {
  shift = await openShift(terms)
  return shift
}
beforeEach(() => void vi.stubGlobal("navigator", { onLine: true }))
afterEach(() => {
  shift.close()
  vi.unstubAllGlobals()
})
const available = () => shift.says({ say: "setAvailable", available: true })
const events = async () => (await shift.db.entries.toArray()).filter(({ type }) => type === "message in").length

describe("what X allows is never overdrawn (§3.2)", () => {
  test.each([
    ["at work", {}],
    ["with a clock that is an hour ahead", { clockAhead: HOUR }],
    ["with a clock that is an hour behind", { clockAhead: -HOUR }],
    ["with a window of X's own length", { limits: { reads: 99, sends: 99, window: 7 * MINUTE } }],
    ["with one read in a window", { limits: { reads: 1, sends: 1, window: 15 * MINUTE } }],
  ])("%s, the worker killed in mid-window, and customers writing", async (_, terms) => {
    await open(terms)
    await available()
    for (let n = 0; n < 30; n++) {
      shift.x.writes(String(5_000 + (n % 7)))
      await shift.passes((1 + (n % 5)) * MINUTE)
      if (n % 3 === 0) shift.kill()
    }
    expect(shift.x.over).toBe(0)
    await shift.passes(20 * MINUTE)
    expect(await events()).toBe(30)
    expect(shift.x.over).toBe(0)
    expect(shift.reported).toEqual([])
  })

  test("nor by sends, when more are due at once than are left", async () => {
    await open({ limits: { reads: 99, sends: 3, window: 15 * MINUTE }, standardCapacity: 9 })
    await available()
    for (let n = 0; n < 9; n++) shift.x.writes(String(5_000 + n))
    await shift.passes(5 * MINUTE)
    const open9 = await shift.db.conversations.where("status").equals("Open").toArray()
    expect(open9).toHaveLength(9)
    for (const { id } of open9)
      await shift.says({ say: "reply", conversation: id, send: `s${id}`, text: "Here we are" })
    await shift.passes(50 * MINUTE)
    expect(shift.x.sends).toBe(9)
    expect(shift.x.over).toBe(0)
  })
})

describe("after an absence (§3.3)", () => {
  const cursor = async () => (await shift.db.cursors.toArray())[0]
  async function away(ms: number, messages: number) {
    await open({ limits: { ...DOCUMENTED, reads: 30 } })
    await shift.passes(5 * MINUTE)
    const from = (await cursor())?.readThrough
    for (let n = 0; n < messages; n++) {
      shift.sleeps(ms / messages)
      shift.x.writes(String(6_000 + (n % 20)))
    }
    shift.meter()
    shift.kill()
    await shift.passes(40 * MINUTE)
    return from
  }

  test.each([
    ["an hour", HOUR, 40],
    ["three days", 3 * DAY, 500],
  ])("of %s everything is read back, and said", async (_, ms, messages) => {
    const from = await away(ms, messages)
    expect(await events()).toBe(messages)
    expect((await cursor())?.caughtUp).toMatchObject({ from, messages, hole: null })
    expect(shift.x.over).toBe(0)
  })

  test("of 31 days what X still has is read back, and the hole has its times", async () => {
    const from = await away(31 * DAY, 310)
    const { caughtUp } = (await cursor()) ?? {}
    expect(await events()).toBeGreaterThanOrEqual(299)
    expect(caughtUp).toMatchObject({ from, messages: await events() })
    expect(caughtUp?.hole?.from).toBe(from)
    expect(caughtUp?.hole?.to).toBe((caughtUp?.to ?? 0) - 30 * DAY)
  })
})

describe("what it costs (§3.2)", () => {
  test("an hour with nobody available, one with somebody, and a day and night of nothing", async () => {
    await open({ limits: { ...DOCUMENTED, reads: 900 } })
    shift.x.writes("5000")
    await shift.passes(10 * MINUTE)
    shift.meter()
    await shift.passes(HOUR)
    expect(shift.meter()).toEqual({ requests: 30, sends: 0, cents: 0 })
    await shift.passes(23 * HOUR)
    expect(shift.meter()).toMatchObject({ sends: 0, cents: 1 })
  })

  test("a handled conversation: three messages in, two out, and their echoes", async () => {
    await open({ limits: { ...DOCUMENTED, reads: 900 } })
    await available()
    shift.x.writes("4000")
    await shift.passes(MINUTE)
    shift.meter()
    shift.x.writes("5000")
    await shift.passes(MINUTE)
    const conversation = (await shift.db.conversations.where("customer").equals("5000").first())?.id ?? ""
    const reply = (send: string) => shift.says({ say: "reply", conversation, send, text: "We look into it" })
    await reply("s1")
    await shift.passes(3 * MINUTE)
    shift.x.writes("5000", "Thank you")
    await shift.passes(MINUTE)
    shift.x.writes("5000", "One more thing")
    await reply("s2")
    await shift.passes(3 * MINUTE)
    await shift.says({ say: "close", conversation })
    await shift.passes(MINUTE)
    // Three in and two echoes at 1 cent, two of ours at 1.5: X charges for nothing else.
    expect(shift.meter()).toMatchObject({ sends: 2, cents: 8 })
  })

  test("a morning of 500 messages: hardly more than the messages themselves", async () => {
    await open()
    await shift.passes(MINUTE)
    shift.meter()
    for (let n = 0; n < 500; n++) {
      shift.x.writes(String(5_000 + (n % 170)))
      await shift.passes((4 * HOUR) / 500)
    }
    await shift.passes(16 * MINUTE)
    const { cents } = shift.meter()
    expect(await events()).toBe(500)
    expect(cents).toBeGreaterThanOrEqual(500)
    expect(cents).toBeLessThanOrEqual(525)
    expect(shift.x.over).toBe(0)
  })
})
