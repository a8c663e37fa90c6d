import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join as pathOf } from "node:path"
import { afterEach, beforeEach, describe, expect, vi } from "vitest"
import { giveBack, removeDesk, takeSnapshot } from "../../deploy/snapshot"
import { join } from "../../src/background/team/join-team"
import { type AtDesk, comes, invited, isThere, writtenOn } from "./at-desk"
import { onServer } from "./desk"
import { aCustomer, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.setConfig({ testTimeout: 120_000 })

let stage: Stage
const here: AtDesk[] = []
beforeEach(async () => {
  if (NATS_SERVER) stage = await openStage()
})
afterEach(async () => {
  await Promise.all(here.splice(0).map((one) => one.leaves()))
  await stage?.close()
})
const sits = async (role: "agent" | "admin") => {
  const one = await isThere({ invitation: await invited(stage, role) })
  here.push(one)
  return one
}
const written = () => writtenOn(stage)
const has = (one: AtDesk, id: string) => one.db.customers.get(aCustomer(id).id)
const makes = (one: AtDesk, id: string) => one.world.commit(writes({ records: [aCustomer(id)] }))
async function isWiped(): Promise<void> {
  await stage.nodes.node.kill()
  stage.nodes.node.wipe()
  await stage.nodes.node.start()
}
const readsAnew = (one: AtDesk) => join(one.world, { server: "", key: "" })

describe("a server that was emptied", () => {
  onServer(
    "is told by everybody who had a copy, an admin too: none of them makes another desk there, or writes",
    async () => {
      const [ann, boss] = [await sits("agent"), await sits("admin")]
      expect(await makes(ann, "k1")).toBe("ok")
      await until(
        () => has(boss, "k1"),
        (row) => row !== undefined,
      )
      // In the middle of their work.
      await isWiped()
      for (const one of [ann, boss]) {
        await one.says("refused", "wiped")
        await expect(makes(one, "k2")).rejects.toThrow()
      }
      expect(await written()).toBeNull()
      // And whenever their workers start again.
      for (const one of [ann, boss]) {
        expect(await one.wakes()).toBe(false)
        await one.says("refused", "wiped")
      }
      expect(await written()).toBeNull()
      for (const one of [ann, boss]) expect(await has(one, "k1")).toMatchObject({ rev: 1 })
    },
  )

  onServer("and made anew is nobody's who had another: read anew when somebody says so, and not before", async () => {
    const [ann, boss] = [await sits("agent"), await sits("admin")]
    expect(await makes(ann, "k1")).toBe("ok")
    await Promise.all([ann.rests(), boss.rests()])
    await isWiped()
    expect(await boss.wakes()).toBe(false)
    await boss.says("refused", "wiped")
    // An admin's word makes the new one.
    expect(await readsAnew(boss)).toEqual({ ok: true, value: null })
    await boss.says("connected")
    expect(await has(boss, "k1")).toBeUndefined()
    await until(
      () => boss.db.settings.count(),
      (many) => many === 1,
    )
    await boss.rests()
    const before = await written()
    expect(await ann.wakes()).toBe(false)
    await ann.says("refused", "wiped")
    await expect(makes(ann, "k2")).rejects.toThrow()
    expect(await written()).toBe(before)
    expect(await has(ann, "k1")).toMatchObject({ rev: 1 })
    expect(await readsAnew(ann)).toEqual({ ok: true, value: null })
    await ann.says("connected")
    expect(await has(ann, "k1")).toBeUndefined()
    expect(await makes(ann, "k2")).toBe("ok")
    expect([...ann.reported, ...boss.reported]).toEqual([])
  })

  onServer("and is looked at by a browser without a copy waits for an admin, as a new one does", async () => {
    await isWiped()
    const cy = await comes({ invitation: await invited(stage, "agent") })
    here.push(cy)
    void cy.mode().reach()
    await cy.says("refused", "not made")
    const boss = await sits("admin")
    expect(await written()).toBeGreaterThan(0)
    await cy.says("connected")
    expect(await makes(boss, "k1")).toBe("ok")
    await until(
      () => has(cy, "k1"),
      (row) => row !== undefined,
    )
  })
})

onServer(
  "a desk given back from a backup is another one, also when it has grown past what a browser had read",
  async () => {
    const folder = mkdtempSync(pathOf(tmpdir(), "aside-given-back-"))
    const [ann, boss] = [await sits("agent"), await sits("admin")]
    await takeSnapshot(stage.keeper, pathOf(folder, "desk"))
    expect(await makes(ann, "lost")).toBe("ok")
    await Promise.all([ann.rests(), boss.rests()])
    await removeDesk(stage.keeper)
    await giveBack(stage.keeper, pathOf(folder, "desk"))
    const cy = await sits("admin")
    for (let n = 0; n < 40; n++) expect(await makes(cy, `new${n}`)).toBe("ok")
    expect(await ann.wakes()).toBe(false)
    await ann.says("refused", "wiped")
    expect(await has(ann, "lost")).toMatchObject({ rev: 1 })
    await readsAnew(ann)
    await ann.says("connected")
    await until(
      () => has(ann, "new39"),
      (row) => row !== undefined,
    )
    expect(await has(ann, "lost")).toBeUndefined()
    rmSync(folder, { recursive: true })
  },
)
