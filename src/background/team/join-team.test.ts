import "fake-indexeddb/auto"
import Dexie from "dexie"
import { beforeEach, expect, test, vi } from "vitest"
import { newCustomer } from "~core/blank"
import { agentId, customerId } from "~core/ids"
import type { Membership } from "~core/membership"
import { NOW } from "~core/test-desk"
import { openTeamShelf, type TeamShelf } from "~store/team-shelf"
import { aStage, type Stage } from "../test-world"
import { stoppable } from "../works"
import "./test-hands"
import { join, leaveTeam } from "./join-team"

vi.mock("webextension-polyfill", () => ({ default: {} }))
const KEY = { member: "ann1", role: "agent", name: "Ann", server: "wss://desk.example.com", workspace: "w1" } as const
let trying: () => Promise<unknown> = async () => undefined
vi.mock("~team/engine", () => ({
  readKey: () => ({ ok: true, invitation: KEY }),
  tryKey: () => trying().then(() => null),
}))

const member: Membership = { ...KEY, id: "me", member: agentId("ann1"), joinedAt: NOW, putAway: null }
const typed = { server: "", key: "aside-team:abc" }

let stage: Stage
let shelf: TeamShelf
beforeEach(async () => {
  trying = async () => undefined
  stage = await aStage()
  shelf = openTeamShelf(Dexie, `aside-team-${crypto.randomUUID()}`)
  const mode = { reach: async () => true, role: "agent" }
  const seat = { shelf: async () => shelf, take: async () => {}, leave: async () => {}, mode }
  Object.assign(stage.world, { seat })
})

test("a desk that is read anew keeps what was typed and attached, which is nowhere else", async () => {
  const { db, world } = stage
  await db.membership.put(member)
  await db.customers.put({ ...newCustomer(customerId("c"), "C"), rev: 1 })
  await db.drafts.put({ conversation: "k", text: "half", file: "f" })
  const file = { name: "a.png", type: "image/png", bytes: new Blob(["1"]), at: NOW }
  await db.files.bulkPut([
    { ...file, id: "f", direction: "out" },
    { ...file, id: "7.m", direction: "in" },
  ])
  expect(await join(world, { server: "", key: "" })).toMatchObject({ ok: true })
  expect([await db.customers.count(), await db.drafts.count(), await db.membership.count()]).toEqual([0, 1, 1])
  expect(await db.files.toCollection().primaryKeys()).toEqual(["f"])
})

test("a team that is left while a newer key is tried was left: the desk that came back is put away like any other", async () => {
  const { db, world } = stage
  await db.membership.put(member)
  trying = () => leaveTeam(world)
  const own = customerId("own")
  const comesBack = world.seat.take
  Object.assign(world.seat, {
    take: async () => {
      Object.assign(world.seat, { take: comesBack })
      await db.customers.put({ ...newCustomer(own, "Own"), rev: 1 })
    },
  })
  expect(await join(world, typed)).toMatchObject({ ok: true })
  expect(await db.membership.get("me")).toMatchObject({ putAway: 1 })
  await leaveTeam(world)
  expect(await db.customers.get(own)).toMatchObject({ name: "Own" })
})

test("long work of the desk that was is stopped: a restore must not put its rows into the other", async () => {
  const restoring = stoppable(
    "restore",
    (signal) => new Promise((resolve) => signal.addEventListener("abort", resolve)),
  )
  expect(await join(stage.world, typed)).toMatchObject({ ok: true })
  await restoring
})
