import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, vi } from "vitest"
import type { Conversation } from "~core/conversation"
import { BRAND } from "~core/test-desk"
import { readAhead } from "~store/reads/ahead"
import { carryOut } from "../../src/background/commands"
import { carryOutDeadlines } from "../../src/background/deadlines"
import { readOnce } from "../../src/background/ingest"
import { routeWaiting } from "../../src/background/router"
import { sendDue } from "../../src/background/sender"
import { type AtDesk, invited, isThere } from "./at-desk"
import { asks, OneX, openBrandDesk } from "./brand-desk"
import { onServer } from "./desk"
import { until } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.mock("~platform/sign-in-window", () => ({
  signInRedirect: () => "https://aside.invalid/",
  askInWindow: async () => ({}),
}))
vi.stubGlobal("navigator", { onLine: true })

const HOUR = 3_600_000
let stage: Stage
let here: AtDesk[] = []
beforeEach(async () => {
  if (NATS_SERVER) stage = await openStage()
})
afterEach(async () => {
  await Promise.all(here.map((one) => one.leaves()))
  here = []
  await stage?.close()
})

/** A desk of three: the agent who is asked, whose browser routes first, and the gateway; each clock as far ahead as is said. */
async function threeAt(clocks: { x: number; ann: number; bo: number; gate: number }) {
  const x = new OneX(clocks.x)
  const come = async (role: "agent" | "gateway", ahead: number, tokens: string[] = []) => {
    const one = await isThere({ invitation: await invited(stage, role), ahead, x: x.calls(), tokens })
    here.push(one)
    return one
  }
  const bo = await come("agent", clocks.bo)
  await until(() => bo.mode().as("desk") !== null, Boolean)
  const ann = await come("agent", clocks.ann)
  const boss = await openBrandDesk(stage, x)
  here.push(boss)
  const gate = await come("gateway", clocks.gate, ["7"])
  await until(
    () => gate.db.accounts.count(),
    (many) => many === 1,
  )
  await asks(boss, [ann])
  // Only now does the browser with the tokens know that there is an account to be read.
  await gate.mode().beat()
  await until(() => gate.mode().as(BRAND) !== null, Boolean)
  return { x, ann, bo, gate, boss }
}
/** The gateway has read, and what it has heard of X's clock has come around. */
async function reads(gate: AtDesk, ...others: AtDesk[]): Promise<void> {
  await readOnce(gate.world, BRAND)
  const heard = (await gate.db.standings.get(BRAND))?.rev ?? 0
  for (const one of others) {
    await until(
      () => one.db.standings.get(BRAND),
      (row) => (row?.rev ?? 0) >= heard,
    )
    await one.wakes()
  }
}
const only = async (one: AtDesk): Promise<Conversation | undefined> => one.db.conversations.toCollection().first()

describe("clocks an hour apart", () => {
  onServer.each([
    { what: "members'", x: 0, ann: HOUR, bo: -HOUR, gate: HOUR },
    { what: "the server's and X's", x: HOUR, ann: 0, bo: 0, gate: 0 },
    { what: "all of them", x: -HOUR, ann: HOUR, bo: 2 * HOUR, gate: -2 * HOUR },
  ])("$what: everybody goes by X's", async (clocks) => {
    const { x, ann, bo, gate, boss } = await threeAt(clocks)
    await reads(gate, ann, bo, boss)
    for (const one of [ann, bo, gate, boss]) expect(Math.abs(one.world.clock.now() - x.now())).toBeLessThan(2_500)
    // Screens have the time from the rows: this computer's, and how far the worker is ahead of it.
    for (const [one, own] of [[ann, clocks.ann] as const, [bo, clocks.bo] as const, [gate, clocks.gate] as const])
      expect(Math.abs(Date.now() + own + (await readAhead(one.db)) - x.now())).toBeLessThan(2_500)
    // Who comes later, with tokens of their own and nothing to read yet, does as well.
    const spare = await isThere({ invitation: await invited(stage, "gateway"), ahead: HOUR, tokens: ["7"] })
    here.push(spare)
    expect(Math.abs(spare.world.clock.now() - x.now())).toBeLessThan(2_500)
  })

  onServer(
    "an offer that one made lapses after 30 s by the next one too",
    async () => {
      const { x, ann, bo, gate, boss } = await threeAt({ x: HOUR, ann: HOUR / 2, bo: -HOUR, gate: 2 * HOUR })
      await reads(gate, ann, bo, boss)
      expect(await carryOut(ann.world, { say: "setAvailable", available: true })).toMatchObject({ ok: true })
      x.hears(101)
      await readOnce(gate.world, BRAND)
      const all = [bo, boss, gate, ann]
      const router = async () => {
        const one = await until(() => all.find((one) => one.mode().as("desk")), Boolean)
        if (!one) throw new Error("nobody routes")
        return one
      }
      // Not by the one who is asked: what is held out to them goes back when they go.
      while ((await router()) === ann) await ann.wakes()
      const first = await router()
      await until(
        () => only(first),
        (row) => row?.status === "New",
      )
      await routeWaiting(first.world)
      const made = performance.now()
      expect((await only(first))?.offer?.agent).toBe(ann.id)
      // It changes hands while it is held out.
      await first.rests()
      const next = await router()
      await until(
        () => only(next),
        (row) => row?.offer?.agent === ann.id,
      )
      await until(
        async () => {
          await carryOutDeadlines(next.world)
          return only(next)
        },
        (row) => row?.offer === null,
        45_000,
      )
      const stood = performance.now() - made
      expect(stood).toBeGreaterThan(26_000)
      expect(stood).toBeLessThan(36_000)
      const entries = (await next.db.entries.toArray()).map(({ type }) => type)
      expect(entries).toContain("offer lapsed")
    },
    90_000,
  )

  onServer("a reply is held for 5 s, by whoever sends it", async () => {
    const { x, ann, gate } = await threeAt({ x: -HOUR, ann: HOUR, bo: 0, gate: 2 * HOUR })
    await reads(gate, ann)
    x.hears(101)
    await readOnce(gate.world, BRAND)
    const came = await until(
      () => only(ann),
      (row) => row?.status === "New",
    )
    if (!came) return
    expect(await carryOut(ann.world, { say: "setAvailable", available: true })).toMatchObject({ ok: true })
    expect(await carryOut(ann.world, { say: "next" })).toMatchObject({ ok: true })
    const send = crypto.randomUUID()
    const said = performance.now()
    expect(await carryOut(ann.world, { say: "reply", conversation: came.id, send, text: "Here it is." })).toMatchObject(
      {
        ok: true,
      },
    )
    await until(
      async () => {
        await sendDue(gate.world)
        return x.sent
      },
      (sent) => sent.length === 1,
    )
    expect(performance.now() - said).toBeGreaterThan(2_500)
    expect(performance.now() - said).toBeLessThan(8_500)
  })
})
