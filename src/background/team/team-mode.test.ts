import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { newAgent } from "~core/blank"
import { type AccountId, agentId } from "~core/ids"
import type { Membership } from "~core/membership"
import { anAccount, BRAND, NOW } from "~core/test-desk"
import type { Replica } from "~store/placed"
import type { Invitation, Session, Sitting } from "~team/engine"
import type { Tokens, X } from "~x/port"
import { aStage, type Stage } from "../test-world"
import "./test-hands"
import { TeamMode } from "./team-mode"

/** A session as the test wants it: it comes up when it is let, and takes its time to end. */
class Seat {
  up = false
  wanted: readonly string[] = []
  leaves = () => {}
  come = () => {}
  readonly session: Session

  constructor(readonly sitting: Sitting) {
    const usable = new Promise<boolean>((resolve) => {
      this.come = () => {
        this.up = true
        resolve(true)
      }
    })
    const ended = new Promise<void>((resolve) => {
      this.leaves = resolve
    })
    this.session = {
      commit: async () => "ok",
      holds: (lease: string) => this.up && this.wanted.includes(lease),
      want: (leases: readonly string[]) => {
        this.wanted = leases
      },
      isUp: () => this.up,
      usable,
      ended,
    } as unknown as Session
  }
}

const seats: Seat[] = []
vi.mock("~team/engine", () => ({
  sit: (sitting: Sitting) => {
    const seat = new Seat(sitting)
    seats.push(seat)
    return seat.session
  },
}))
vi.mock("~platform/browser", () => ({ default: {} }))
vi.mock("~platform/pages-open", () => ({ pagesOpen: async () => false }))

const ANN = agentId("ann1")
const member: Membership = {
  ...{ id: "me", member: ANN, role: "gateway", name: "Ann", server: "wss://desk.example.com", workspace: "w1" },
  ...{ joinedAt: NOW, putAway: null },
}
const COPY: Replica = { id: "team", workspace: "w1", made: "then", position: 9 }

let stage: Stage
let mode: TeamMode
let tokens: Map<AccountId, Tokens>
let page: X["page"]
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW })
  seats.length = 0
  stage = await aStage()
  tokens = new Map()
  const shelf = {
    read: async (id: AccountId) => tokens.get(id),
    forget: async (id: AccountId) => void tokens.delete(id),
  }
  Object.assign(stage.world, { shelf, me: ANN })
  await stage.db.agents.put({ ...newAgent(ANN, "Ann", NOW), rev: 1 })
  mode = new TeamMode({
    ...{ world: stage.world, membership: member, invitation: {} as Invitation, browser: "b1", looking: () => 0 },
    ownX: { page: (...asked: Parameters<X["page"]>) => page(...asked) } as X,
  })
})
afterEach(() => vi.useRealTimers())

const onDuty = (available: boolean) => stage.db.agents.update(ANN, { available })
const until = (is: () => boolean) => vi.waitFor(() => expect(is()).toBe(true))

describe("whoever needs the line", () => {
  test("waits for it, also when somebody else has begun to open it", async () => {
    const first = mode.reach()
    const second = mode.reach()
    await until(() => seats.length === 1)
    seats[0]?.come()
    expect(await Promise.all([first, second])).toEqual([true, true])
  })

  test("while it is being laid down waits for that, and has a new one", async () => {
    const reached = mode.reach()
    await until(() => seats.length === 1)
    seats[0]?.come()
    await reached
    vi.setSystemTime(NOW + 120_000)
    const rest = mode.beat()
    await until(() => seats[0]?.sitting.signal.aborted === true)
    const again = mode.reach()
    seats[0]?.leaves()
    await rest
    await until(() => seats.length === 2)
    seats[1]?.come()
    expect(await again).toBe(true)
    expect(seats[1]?.sitting.signal.aborted).toBe(false)
  })

  test("just when it was to be laid down keeps it", async () => {
    const reached = mode.reach()
    await until(() => seats.length === 1)
    seats[0]?.come()
    await reached
    vi.setSystemTime(NOW + 120_000)
    await Promise.all([mode.beat(), mode.reach()])
    expect(seats[0]?.sitting.signal.aborted).toBe(false)
  })

  test("is heard no more after the end, and nobody sits down again", async () => {
    await onDuty(true)
    await mode.beat()
    await stage.db.teamLine.clear()
    const ended = mode.end()
    seats[0]?.leaves()
    await ended
    seats[0]?.sitting.tell({ state: "away", because: "unreachable", behind: null })
    await mode.beat()
    expect(await mode.reach()).toBe(false)
    expect([seats.length, await stage.db.teamLine.count()]).toEqual([1, 0])
  })
})

describe("the duties that are taken", () => {
  beforeEach(async () => {
    tokens.set(BRAND, { access: "a", refresh: "r", expiresAt: 0, clientId: "c" })
    await onDuty(true)
  })

  test.each<[string, Partial<Replica> | null, string[]]>([
    ["before anything is here", null, []],
    ["while what is to be done comes", { position: 0 }, []],
    ["while years of it lie by: only to route", { layBy: 9 }, ["desk"]],
    ["when all of it is here", {}, ["desk", "keep", BRAND]],
  ])("%s", async (_, copy, leases) => {
    if (copy) await stage.db.replica.put({ ...COPY, ...copy })
    await mode.beat()
    expect(seats[0]?.wanted).toEqual(leases)
  })

  test("grow as soon as the copy is whole", async () => {
    await stage.db.replica.put({ ...COPY, layBy: 9 })
    await mode.beat()
    await stage.db.replica.put(COPY)
    seats[0]?.sitting.tell({ state: "connected", because: null, behind: 0 })
    await until(() => seats[0]?.wanted.includes(BRAND) === true)
  })

  test("end with tokens that X takes no more, once the desk says so: a colleague may have new ones", async () => {
    await stage.db.replica.put(COPY)
    page = async () => ({ ok: false, trouble: "reconnect", retryAt: null, detail: "", allowance: null })
    await mode.beat()
    seats[0]?.come()
    await mode.x.page(BRAND, { size: 5, token: null })
    await mode.beat()
    expect(seats[0]?.wanted).toContain(BRAND)
    await stage.db.accounts.put(anAccount({ status: "reconnect" }))
    await mode.beat()
    expect([seats[0]?.wanted, tokens.size]).toEqual([["desk", "keep"], 0])
  })

  test("go on with tokens that came after those", async () => {
    await stage.db.replica.put(COPY)
    page = async () => ({ ok: false, trouble: "reconnect", retryAt: null, detail: "", allowance: null })
    await mode.beat()
    seats[0]?.come()
    await mode.x.page(BRAND, { size: 5, token: null })
    tokens.set(BRAND, { access: "b", refresh: "newer", expiresAt: 0, clientId: "c" })
    await stage.db.accounts.put(anAccount({ status: "reconnect" }))
    await mode.beat()
    expect(seats[0]?.wanted).toContain(BRAND)
  })
})

test("the server says what time it is, and X's is as far from that as whoever reads X has found", async () => {
  await onDuty(true)
  await mode.beat()
  const base = stage.world.clock.now()
  const secondsAhead = () => Math.round((stage.world.clock.now() - base) / 1_000)
  seats[0]?.sitting.hear(base + 60_000)
  await vi.waitFor(() => expect(secondsAhead()).toBe(60))
  await stage.db.standings.update(BRAND, { ahead: 5_000, heardAt: base })
  seats[0]?.sitting.hear(base + 60_000)
  await vi.waitFor(() => expect(secondsAhead()).toBe(65))
})
