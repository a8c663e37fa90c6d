import { afterAll, afterEach, beforeAll, describe, expect, vi } from "vitest"
import type { TeamTrouble } from "~core/membership"
import { tryKey } from "~team/engine"
import { layCable } from "../../scripts/tour/team/cable"
import { configOf } from "../../src/team/stream"
import { type AtDesk, asKeeper, invited, isThere, writtenOn } from "./at-desk"
import { onServer } from "./desk"
import { aCustomer, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.setConfig({ testTimeout: 120_000 })

let stage: Stage
let other: Stage
const here: AtDesk[] = []
beforeAll(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  other = await openStage()
})
afterEach(async () => {
  await Promise.all(here.splice(0).map((one) => one.leaves()))
})
afterAll(async () => {
  await stage?.close()
  await other?.close()
})

/** Changes how the stream is kept, past everybody. */
async function keeps(changes: object): Promise<void> {
  const config = { ...configOf(stage.workspace.id, 1), ...changes }
  expect(await asKeeper<object>(stage, "$JS.API.STREAM.UPDATE.aside", JSON.stringify(config))).not.toHaveProperty(
    "error",
  )
}

/** Something becomes so while a browser is away, and is mended. */
interface Case {
  says: TeamTrouble
  /** With an address of its own for the one browser, which leads where it says from then on. */
  becomes: () => Promise<unknown>
  mended: () => Promise<unknown>
}
/** The same worker tries it again by itself, as often as it is woken. */
const comesBack = (one: AtDesk) =>
  until(
    async () => {
      await one.mode().beat()
      return one.line()
    },
    (row) => row?.state === "connected",
    60_000,
  )
let leadsTo: string[] = []
let alters: ((bytes: Buffer) => Buffer) | null = null
const older = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString("latin1").replace(/"version":"2\.1\d\./u, '"version":"2.11.'), "latin1")
const metadata = (says: object) => keeps({ metadata: { workspace: stage.workspace.id, format: "1", ...says } })

const cases: Case[] = [
  {
    says: "old server",
    becomes: async () => {
      alters = older
    },
    mended: async () => {
      alters = null
    },
  },
  {
    says: "other workspace",
    becomes: async () => leadsTo.splice(0, 1, other.nodes.node.ws),
    mended: async () => leadsTo.splice(0, 1, stage.nodes.node.ws),
  },
  {
    says: "wrong workspace",
    becomes: () => metadata({ workspace: other.workspace.id }),
    mended: () => metadata({}),
  },
  { says: "newer desk", becomes: () => metadata({ format: "2" }), mended: () => metadata({}) },
  {
    says: "other settings",
    becomes: () => keeps({ allow_rollup_hdrs: true }),
    mended: () => keeps({ allow_rollup_hdrs: false }),
  },
]

describe("what keeps a browser from its team's desk", () => {
  onServer.each(cases)(
    "$says: told by name, nothing is written, what was there stays, and it goes on once mended",
    async (one) => {
      leadsTo = [stage.nodes.node.ws]
      alters = null
      const cable = await layCable(leadsTo, (bytes) => alters?.(bytes) ?? bytes)
      const invitation = await invited(stage, "agent", { server: cable.address })
      const ann = await isThere({ invitation })
      here.push(ann)
      const customer = aCustomer(crypto.randomUUID())
      expect(await ann.world.commit(writes({ records: [customer] }))).toBe("ok")
      await ann.rests()
      await one.becomes()
      const before = await writtenOn(stage)
      expect(await ann.wakes()).toBe(false)
      await ann.says("refused", one.says)
      expect(await tryKey(invitation, Date.now())).toBe(one.says)
      await expect(ann.world.commit(writes({ records: [aCustomer("no")] }))).rejects.toThrow()
      expect(await writtenOn(stage)).toBe(before)
      expect(await ann.db.customers.get(customer.id)).toMatchObject({ rev: 1 })
      await one.mended()
      await comesBack(ann)
      expect(await ann.world.commit(writes({ records: [{ ...customer, rev: 1 }] }))).toBe("ok")
      expect(ann.reported).toEqual([])
      await cable.close()
    },
  )
})

onServer("a newer Aside takes the desk over while others work: they hear of it and write no more", async () => {
  const ann = await isThere({ invitation: await invited(stage, "agent") })
  here.push(ann)
  await metadata({ format: "2" })
  await until(ann.line, (row) => row?.because === "newer desk", 30_000)
  await expect(ann.world.commit(writes({ records: [aCustomer("no")] }))).rejects.toThrow()
  await metadata({})
  await comesBack(ann)
})
