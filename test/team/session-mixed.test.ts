import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, vi } from "vitest"
import type { Conversation } from "~core/conversation"
import { conversationId, customerId, FIRST_INBOX } from "~core/ids"
import { BRAND } from "~core/test-desk"
import { type Cable, layCable } from "../../scripts/tour/team/cable"
import { carryOut } from "../../src/background/commands"
import { readOnce } from "../../src/background/ingest"
import { type AtDesk, asKeeper, invited, isThere } from "./at-desk"
import { OneX, openBrandDesk } from "./brand-desk"
import { onServer } from "./desk"
import { aCustomer, aLine, aTalk, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.mock("~platform/sign-in-window", () => ({
  signInRedirect: () => "https://aside.invalid/",
  askInWindow: async () => ({}),
}))

let stage: Stage
const here: AtDesk[] = []
beforeEach(async () => {
  if (NATS_SERVER) stage = await openStage()
})
afterEach(async () => {
  await Promise.all(here.splice(0).map((one) => one.leaves()))
  await stage?.close()
})
const comes = async (role: "agent" | "gateway" | "admin", more: object = {}, server = stage.nodes.node.ws) => {
  const one = await isThere({ invitation: await invited(stage, role, { server }), ...more })
  here.push(one)
  return one
}
const customer = (one: AtDesk, id: string) => one.db.customers.get(customerId(id))
const talk = (one: AtDesk, id: string) => one.db.conversations.get(conversationId(id))
const ok = (done: object) => expect(done).toMatchObject({ ok: true })

describe("a member's browser with a newer Aside", () => {
  /** Written as a newer one would, under somebody's name. */
  const newer = async (subject: string, row: object) =>
    expect(await asKeeper<object>(stage, subject, JSON.stringify(row))).toHaveProperty("seq")

  onServer(
    "what it adds to a row is kept and goes along, rows of another kind are set aside and counted; nobody is held up",
    async () => {
      const x = new OneX()
      const boss = await openBrandDesk(stage, x)
      here.push(boss)
      const ann = await comes("agent")
      await newer("desk.customer.k1.newer1", { ...aCustomer("k1"), rev: 1, loyalty: { tier: "gold" } })
      await newer("desk.robot.r1.newer1", { kind: "robot", id: "r1", rev: 1 })
      await newer("desk.conversation.c1.newer1", { ...aTalk("c1", "k1"), rev: 1, status: "Snoozed" })
      await newer("log.of.c1%2E1.newer1", { ...aLine("c1.1", "c1"), type: "hologram" })
      await newer("log.of.c1%2E2.newer1", { ...aLine("c1.2", "c1"), mood: "calm" })
      await newer("here.newer1", { name: "Newer", onDuty: true, version: "9.0", mood: "calm" })
      await newer("desk.customer.k2.newer1", { ...aCustomer("k2"), rev: 1 })
      await until(
        () => customer(ann, "k2"),
        (row) => row !== undefined,
      )
      expect((await ann.db.quarantine.toArray()).map(({ table, key }) => `${table} ${key}`).sort()).toEqual([
        "conversations c1",
        "entries c1.1",
        "null r1",
      ])
      expect(await ann.db.entries.toArray()).toEqual([{ ...aLine("c1.2", "c1"), mood: "calm" }])
      // What this one doesn't know goes along with what it changes.
      const added = { type: "e-mail", value: "kay@example.com" } as const
      ok(await carryOut(ann.world, { say: "changeDetail", customer: "k1", was: null, is: added }))
      await until(
        () => customer(boss, "k1"),
        (row) => row?.rev === 2,
      )
      expect(await customer(boss, "k1")).toMatchObject({ loyalty: { tier: "gold" }, details: [added] })
      // One that was known and is written anew in a way that isn't: as it was, and whoever acts on it is told, not held.
      expect(await boss.world.commit(writes({ records: [aTalk("c2", "k2")] }))).toBe("ok")
      await until(
        () => talk(ann, "c2"),
        (row) => row !== undefined,
      )
      await newer("desk.conversation.c2.newer1", { ...aTalk("c2", "k2"), rev: 2, status: "Snoozed" })
      await until(
        () => ann.db.quarantine.count(),
        (many) => many === 4,
      )
      expect(await carryOut(ann.world, { say: "topic", conversation: "c2", topic: "bags", on: true })).toEqual({
        ok: false,
        refusal: "newer-aside",
      })
      expect(await talk(ann, "c2")).toMatchObject({ rev: 1, status: "New" })
      ok(await carryOut(ann.world, { say: "changeDetail", customer: "k2", was: null, is: added }))
      expect([...ann.reported, ...boss.reported]).toEqual([])
    },
  )
})

describe("two admins at once", () => {
  const settings = (one: AtDesk) => one.db.settings.get("desk")
  onServer(
    "one setting: both are answered, one value stands everywhere, and no change is lost without a word",
    async () => {
      const [one, two] = [await comes("admin"), await comes("admin")]
      await until(
        () => settings(two),
        (row) => row !== undefined,
      )
      const before = (await settings(one))?.rev ?? 0
      for (let n = 0; n < 10; n++) {
        const both = await Promise.all([
          carryOut(one.world, { say: "setting", name: "undoSeconds", value: 10 + n }),
          carryOut(two.world, { say: "setting", name: "undoSeconds", value: 30 + n }),
        ])
        expect(both).toMatchObject([{ ok: true }, { ok: true }])
      }
      for (const admin of [one, two])
        await until(
          () => settings(admin),
          (row) => row?.rev === before + 20,
        )
      expect(await settings(one)).toEqual(await settings(two))
      // Two others: neither takes the other's back.
      ok(await carryOut(one.world, { say: "setting", name: "pauseSeconds", value: 25 }))
      ok(await carryOut(two.world, { say: "setting", name: "undoSeconds", value: 7 }))
      await until(
        () => settings(one),
        (row) => row?.rev === before + 22,
      )
      expect(await settings(one)).toMatchObject({ pauseSeconds: 25, undoSeconds: 7 })
      // Decided on the same rows in the same instant: one stands, the other is told to look again.
      const stood = await settings(one)
      const tried = await Promise.all(
        [one, two].map((admin, n) => stood && admin.world.commit(writes({ records: [{ ...stood, undoSeconds: n }] }))),
      )
      expect([...tried].sort()).toEqual(["ok", "stale"])
      for (const admin of [one, two])
        await until(
          () => settings(admin),
          (row) => row?.undoSeconds === tried.indexOf("ok") && row.rev === before + 23,
        )
    },
  )
})

describe("an agent who comes out of a tunnel", () => {
  let cable: Cable
  afterEach(() => cable?.close())
  onServer(
    "is told what became of it meanwhile: the conversation somebody else's, the offer gone",
    async () => {
      cable = await layCable([stage.nodes.node.ws])
      const x = new OneX()
      const ann = await comes("agent", {}, cable.address)
      const bo = await comes("agent")
      const boss = await openBrandDesk(stage, x, [ann, bo])
      here.push(boss)
      const gate = await comes("gateway", { x: x.calls(), tokens: ["7"] })
      await until(
        () => gate.db.accounts.count(),
        (many) => many === 1,
      )
      await gate.mode().beat()
      await until(() => gate.mode().as(BRAND) !== null, Boolean)
      x.hears(101)
      await readOnce(gate.world, BRAND)
      const first = (one: AtDesk) => one.db.conversations.toCollection().first()
      const came = (await until(
        () => first(ann),
        (row) => row !== undefined,
      )) as Conversation
      ok(await carryOut(ann.world, { say: "setAvailable", available: true }))
      ok(await carryOut(bo.world, { say: "setAvailable", available: true }))
      ok(await carryOut(ann.world, { say: "next" }))
      await until(
        () => first(boss),
        (row) => row?.owner === ann.id,
      )
      cable.cut("silent")
      // Pressed where nothing comes through.
      const inTheTunnel = carryOut(ann.world, {
        ...{ say: "reply", conversation: came.id, send: crypto.randomUUID(), text: "Here." },
      } as const)
      // The other commands of this process wait for that one: what happens meanwhile is written as it is decided.
      const agent = await bo.db.agents.get(bo.id as never)
      const [mine, held] = [await first(boss), await boss.db.agents.get(ann.id as never)]
      if (!agent || !mine || !held) throw new Error("not seated")
      const theirs = { ...mine, owner: agent.id, session: mine.session && { ...mine.session, agent: agent.id } }
      const moved = [theirs, { ...held, sessions: [] }, { ...agent, sessions: [mine.id] }]
      expect(await boss.world.commit(writes({ records: moved }))).toBe("ok")
      cable.mend()
      expect(await inTheTunnel).toMatchObject({
        ok: false,
        refusal: expect.stringMatching(/^(team-unknown|team-away|not-yours)$/u),
      })
      await ann.says("connected")
      const again = { say: "reply", conversation: came.id, send: crypto.randomUUID(), text: "Here." } as const
      expect(await carryOut(ann.world, again)).toMatchObject({ ok: false, refusal: "not-yours" })
      expect(await carryOut(ann.world, { say: "accept", conversation: came.id })).toMatchObject({
        refusal: "offer-gone",
      })
      expect(await carryOut(ann.world, { say: "close", conversation: came.id })).toMatchObject({ refusal: "not-yours" })
      expect(await boss.db.sends.count()).toBe(0)
      expect(await first(ann)).toMatchObject({ owner: bo.id, inbox: FIRST_INBOX })
      expect([...ann.reported, ...bo.reported, ...boss.reported]).toEqual([])
    },
    120_000,
  )
})
