import { afterAll, afterEach, beforeAll, describe, expect, vi } from "vitest"
import { readKey } from "~team/engine"
import { writeInvitation } from "~team/people/invitation"
import { makeKey } from "~team/people/keys"
import { join } from "../../src/background/team/join-team"
import { type AtDesk, type comes, invited, isThere } from "./at-desk"
import { onServer } from "./desk"
import { aCustomer, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.setConfig({ testTimeout: 120_000 })

const HOUR = 3_600_000
let stage: Stage
const here: AtDesk[] = []
const sits = async (coming: Parameters<typeof comes>[0]) => {
  const one = await isThere(coming)
  here.push(one)
  return one
}
beforeAll(async () => {
  if (NATS_SERVER) stage = await openStage()
})
afterEach(async () => {
  await Promise.all(here.splice(0).map((one) => one.leaves()))
})
afterAll(() => stage?.close())

/** Somebody with a customer of their own making in their copy. */
async function withCopy(coming: Parameters<typeof comes>[0]) {
  const one = await sits(coming)
  const customer = aCustomer(crypto.randomUUID())
  expect(await one.world.commit(writes({ records: [customer] }))).toBe("ok")
  const stillReads = async () => expect(await one.db.customers.get(customer.id)).toMatchObject({ rev: 1 })
  const writesOn = async () => expect(await one.world.commit(writes({ records: [{ ...customer, rev: 1 }] }))).toBe("ok")
  return { one, stillReads, writesOn }
}
function invitationOf(key: string) {
  const read = readKey({ key, server: "" })
  if (!read.ok) throw new Error(read.refusal)
  return read.invitation
}
const keyAgain = async (member: string) => writeInvitation(await invited(stage, "agent", { member }))

describe("a key that counts no more", () => {
  onServer(
    "one that ends while they work: told by name, also by a worker that starts later, and by a computer that is behind",
    async () => {
      const until = Date.now() + 3_500
      const { one, stillReads, writesOn } = await withCopy({
        invitation: await invited(stage, "agent", { until }),
        ahead: -HOUR,
      })
      await one.says("refused", "expired key")
      await stillReads()
      expect(await one.wakes()).toBe(false)
      await one.says("refused", "expired key")
      await expect(one.world.commit(writes({ records: [aCustomer("no")] }))).rejects.toThrow()
      expect(await join(one.world, { server: "", key: await keyAgain(one.id) })).toEqual({ ok: true, value: null })
      await one.says("connected")
      await stillReads()
      await writesOn()
    },
  )

  onServer(
    "one that is revoked: told so at once and by every worker after, and invited again they go on where they were",
    async () => {
      const boss = await sits({ invitation: await invited(stage, "admin") })
      const made = await boss.mode().invite({ role: "agent", name: "Ann", member: null })
      if (!made?.done) throw new Error("not invited")
      const { one, stillReads, writesOn } = await withCopy({ invitation: invitationOf(made.key) })
      expect(await boss.mode().revoke(made.member)).toEqual({ done: true })
      const told = await one.says("refused", "revoked key")
      for (let n = 0; n < 2; n++) {
        expect(await one.wakes()).toBe(false)
        await until(
          () => one.mode().reach(),
          (up) => !up,
        )
        // Since when it is so stays said, however often it is tried again.
        expect(await one.line()).toMatchObject({ state: "refused", because: "revoked key", since: told.since })
      }
      await stillReads()
      const again = await boss.mode().invite({ role: "agent", name: "Ann", member: made.member })
      if (!again?.done) throw new Error("not invited again")
      expect(await join(one.world, { server: "", key: again.key })).toEqual({ ok: true, value: null })
      await one.says("connected")
      await stillReads()
      await writesOn()
    },
  )

  onServer("a wrong one is not joined with: whoever is in stays in, with the key that was good", async () => {
    const { one, stillReads, writesOn } = await withCopy({ invitation: await invited(stage, "agent") })
    const { keyring } = stage.workspace
    const strange = { ...keyring, signing: { ...keyring.signing, agent: makeKey("account").seed } }
    const forged = { workspace: { ...stage.workspace, keyring: strange }, nodes: stage.nodes }
    const wrong = writeInvitation(await invited(forged, "agent", { member: one.id }))
    expect(await join(one.world, { server: "", key: wrong })).toMatchObject({
      refusal: "not-joined",
      detail: "wrong key",
    })
    await one.says("connected")
    await stillReads()
    expect(await one.wakes()).toBe(true)
    await writesOn()
  })

  onServer(
    "whether one has ended the server says: a computer whose clock is ahead joins with one that has not",
    async () => {
      const one = await sits({ invitation: await invited(stage, "agent"), ahead: HOUR })
      const key = writeInvitation(await invited(stage, "agent", { member: one.id, until: Date.now() + HOUR / 2 }))
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + HOUR })
      const joined = await join(one.world, { server: "", key }).finally(() => vi.useRealTimers())
      expect(joined).toEqual({ ok: true, value: null })
      await one.says("connected")
    },
  )
})
