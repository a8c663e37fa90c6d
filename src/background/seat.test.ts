import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { agentId, SOLO_AGENT } from "~core/ids"
import type { Membership } from "~core/membership"
import { NOW } from "~core/test-desk"
import type { X } from "~x/port"
import { createSeat, type Seat } from "./seat"
import { keyOf } from "./team/key-of"
import { aStage, type Stage } from "./test-world"

const ANN = agentId("ann1")
const member: Membership = {
  ...{ id: "me", member: ANN, role: "agent", name: "Ann", server: "wss://desk.example.com", workspace: "w1" },
  ...{ joinedAt: NOW, putAway: null },
}
const KEY = { member: "ann1", role: "agent", workspace: "w1" }

let kept: unknown
let fails = false
let made: unknown[] = []
class TeamMode {
  me = ANN
  role = "agent"
  constructor(seating: unknown) {
    made.push(seating)
  }
  end = async () => {}
  beat = async () => {}
}
vi.mock("./engine", () => ({
  engine: async () => {
    if (fails) throw new Error("Chrome refuses the file")
    return { openShelf: () => ({ read: async () => kept, browser: async () => "b1" }), TeamMode, keyOf }
  },
}))
vi.mock("webextension-polyfill", () => ({ default: {} }))

let stage: Stage
let seat: Seat
beforeEach(async () => {
  kept = KEY
  fails = false
  made = []
  stage = await aStage()
  seat = createSeat(stage.world, {} as X)
})

describe("a seat", () => {
  test("is one's own until the rows say otherwise, and again after the team", async () => {
    await seat.take()
    expect([seat.mode.me, seat.mode.role]).toEqual([SOLO_AGENT, null])
    await stage.db.membership.put(member)
    await seat.take()
    expect(seat.mode.me).toBe(ANN)
    await stage.db.membership.clear()
    await seat.take()
    expect(seat.mode.me).toBe(SOLO_AGENT)
    expect(seat.mode.as("desk")).not.toBeNull()
  })

  test("at a team's desk that could not be taken is nobody's: that desk is never worked at as one's own", async () => {
    await stage.db.membership.put(member)
    fails = true
    await expect(seat.take()).rejects.toThrow()
    expect(seat.mode.as("desk")).toBeNull()
    expect(await seat.mode.commit({ entries: [], records: [], guards: [], gone: [], emptied: [] })).toBe("stale")
    fails = false
    await seat.take()
    expect(seat.mode.me).toBe(ANN)
  })

  test("is tried again by whoever looks whether there is work, but not while the desks are exchanged", async () => {
    await stage.db.membership.put(member)
    fails = true
    await expect(seat.take()).rejects.toThrow()
    fails = false
    await seat.beat()
    expect(seat.mode.me).toBe(ANN)
    await seat.leave()
    await seat.beat()
    expect(seat.mode.as("desk")).toBeNull()
    expect(made).toHaveLength(1)
    await seat.take()
    expect(seat.mode.me).toBe(ANN)
  })

  test.each([
    ["another member's", { ...KEY, member: "bo1" }],
    ["of another role", { ...KEY, role: "admin" }],
    ["of another workspace", { ...KEY, workspace: "w2" }],
    ["lost", undefined],
  ])("is not sat in with a key that is %s, and says so", async (_, key) => {
    await stage.db.membership.put(member)
    kept = key
    await seat.take()
    expect(made).toMatchObject([{ invitation: null }])
    expect(await stage.db.teamLine.get("line")).toMatchObject({ state: "refused", because: "damaged key" })
  })
})
