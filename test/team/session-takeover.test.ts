import "fake-indexeddb/auto"
import { afterEach, beforeEach, expect, vi } from "vitest"
import type { Send } from "~core/send"
import { BRAND } from "~core/test-desk"
import type { SendOutcome } from "~x/port"
import { type Cable, layCable } from "../../scripts/tour/team/cable"
import { carryOut } from "../../src/background/commands"
import { carryOutDeadlines } from "../../src/background/deadlines"
import { readOnce } from "../../src/background/ingest"
import { createReader } from "../../src/background/reader"
import { sendDue } from "../../src/background/sender"
import { sentAs } from "../../src/background/test-world"
import { type AtDesk, invited, isThere } from "./at-desk"
import { asks, OneX, openBrandDesk } from "./brand-desk"
import { onServer } from "./desk"
import { until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.mock("~platform/sign-in-window", () => ({
  signInRedirect: () => "https://aside.invalid/",
  askInWindow: async () => ({}),
}))
vi.stubGlobal("navigator", { onLine: true })

let stage: Stage
let cable: Cable
const here: AtDesk[] = []
beforeEach(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  cable = await layCable([stage.nodes.node.ws])
})
afterEach(async () => {
  await Promise.all(here.splice(0).map((one) => one.leaves()))
  await cable?.close()
  await stage?.close()
})

const holds = (one: AtDesk) => one.mode().as(BRAND) !== null
const standing = (one: AtDesk) => one.db.standings.get(BRAND)
const send = async (one: AtDesk, status: Send["status"]) =>
  (await one.db.sends.where("status").equals(status).toArray())[0]
const said = async (one: AtDesk) =>
  (await one.db.entries.toArray()).filter(({ type }) => type === "message in").map(({ id }) => id)
const ok = (done: object) => expect(done).toMatchObject({ ok: true })

/** The account's two gateways, the first behind the cable, and an agent at work. */
async function atWork(x: OneX) {
  const boss = await openBrandDesk(stage, x)
  ok(await carryOut(boss.world, { say: "setting", name: "undoSeconds", value: 0 }))
  const ann = await isThere({ invitation: await invited(stage, "agent") })
  here.push(ann)
  await asks(boss, [ann])
  await boss.rests()
  const gate = async (server: string) => {
    const one = await isThere({ invitation: await invited(stage, "gateway", { server }), x: x.calls(), tokens: ["7"] })
    here.push(one)
    await until(
      () => one.db.accounts.count(),
      (many) => many === 1,
    )
    await one.mode().beat()
    return one
  }
  here.push(boss)
  const first = await gate(cable.address)
  await until(() => holds(first), Boolean)
  const second = await gate(stage.nodes.node.ws)
  return { first, second, ann }
}

onServer(
  "a gateway whose line is cut: the next one has the account within 30 s, reads on from where it stood, spends what was left, and posts nothing twice",
  async () => {
    const x = new OneX()
    const { first, second, ann } = await atWork(x)
    ok(await carryOut(ann.world, { say: "setAvailable", available: true }))
    x.hears(101)
    await readOnce(first.world, BRAND)
    const talk = await until(
      () => ann.db.conversations.toCollection().first(),
      (row) => row !== undefined,
    )
    ok(await carryOut(ann.world, { say: "next" }))
    const reply = async (text: string) => {
      const id = crypto.randomUUID()
      ok(await carryOut(ann.world, { say: "reply", conversation: talk?.id ?? "", send: id, text }))
      await until(
        () => first.db.sends.toArray(),
        (rows) => rows.some((row) => row.id === id),
      )
      await sendDue(first.world)
    }
    x.onSend = async () => ({ ...sentAs("901"), allowance: { left: 11, limit: 15, resetAt: x.now() + 900_000 } })
    await reply("On its way.")
    await until(
      async () => (await standing(second))?.sendsLeft,
      (left) => left === 11,
    )
    // X takes the next one, and the answer to that is never heard; and all reads are spent.
    const resetAt = x.now() + 33_000
    x.allowance = { left: 0, limit: 15, resetAt }
    await readOnce(first.world, BRAND)
    let answer = (_: SendOutcome) => {}
    x.onSend = () => new Promise((heard) => (answer = heard))
    await reply("It is here.")
    await until(
      () => x.sent.length,
      (many) => many === 2,
    )
    await until(
      () => send(second, "sending"),
      (row) => row?.text === "It is here.",
    )
    const before = await second.db.cursors.get(BRAND)
    const mine = first.mode().as(BRAND)

    cable.cut("silent")
    const cut = performance.now()
    x.writes(902, { at: x.now(), sender: "7", text: "It is here." })
    x.hears(903)
    x.allowance = null
    await until(() => holds(second), Boolean, 40_000)
    expect(performance.now() - cut).toBeLessThan(34_000)
    expect(await standing(second)).toMatchObject({ sendsLeft: 11, readsLeft: 0, readsResetAt: resetAt })
    expect(await second.db.cursors.get(BRAND)).toEqual(before)
    const asked = x.asked.length
    const reader = createReader(second.world)
    // Its own loops, as the worker runs them.
    const works = async () => {
      await carryOutDeadlines(second.world)
      await sendDue(second.world)
      await reader.step()
    }
    await until(
      async () => {
        await works()
        if (x.now() < resetAt) expect(x.asked.length).toBe(asked)
        return x.asked.length
      },
      (many) => many > asked,
    )
    await until(
      async () => {
        await works()
        return (await second.db.sends.toArray()).map(({ status }) => status)
      },
      (all) => all.join() === "sent,sent",
    )
    expect(x.sent).toEqual(["On its way.", "It is here."])
    expect(await said(second)).toEqual(["7.101", "7.903"])

    // The first one comes back: it has the account no more, and what it still does of it changes nothing.
    cable.mend()
    await first.says("connected")
    expect(holds(first)).toBe(false)
    expect(
      await mine?.(writes({ records: [{ ...(before as NonNullable<typeof before>), rev: before?.rev ?? 0 }] })),
    ).toBe("stale")
    answer(sentAs("999"))
    await until(
      () => first.db.sends.toArray(),
      (rows) => rows.every(({ status }) => status === "sent"),
    )
    await sendDue(first.world)
    await readOnce(first.world, BRAND)
    expect((await send(second, "sent"))?.event).not.toBe("999")
    expect((await second.db.sends.toArray()).map(({ event }) => event).sort()).toEqual(["901", "902"])
    expect(x.sent).toHaveLength(2)
    expect(holds(second)).toBe(true)
    expect([...second.reported, ...ann.reported]).toEqual([])
  },
  120_000,
)
