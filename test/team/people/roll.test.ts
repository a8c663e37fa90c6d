import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { invite } from "../../../src/team/people/invite"
import { revoke } from "../../../src/team/people/revoke"
import { enroll, memberOf, readRoll } from "../../../src/team/people/roll"
import { NATS_SERVER } from "../server"
import { openStage, type Stage } from "./workspace"

const NOW = Date.UTC(2026, 10, 22)

describe.skipIf(!NATS_SERVER)("the roll of members", () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(3)
  })
  afterAll(() => stage?.close())
  const invited = async (name: string) => {
    const invitation = await invite(stage.workspace.keyring, "wss://desk.example.com", { role: "agent", name })
    return { invitation, member: memberOf(invitation, NOW) }
  }
  const names = async () => (await readRoll(stage.admin.nc)).map(({ member }) => member.name)

  test("is empty at first; then everybody reads who is in it, by name", async () => {
    expect(await readRoll(stage.admin.nc)).toEqual([])
    const [bo, ann] = [await invited("Bo"), await invited("Ann")]
    for (const { member } of [bo, ann])
      expect(await enroll(stage.admin.nc, { member, seq: 0 })).toMatchObject({ fate: "ok" })
    const listener = await stage.member("listener")
    const roll = await readRoll(listener.nc)
    expect(roll.map(({ member }) => member)).toEqual([ann.member, bo.member])
    expect(JSON.stringify(roll)).not.toContain(ann.invitation.seed)
  })

  test("of two admins who change one line, the second is told that it moved", async () => {
    const [first] = await readRoll(stage.admin.nc)
    const other = await stage.member("admin")
    const line = first!
    expect(await enroll(other.nc, { ...line, member: { ...line.member, name: "Anna" } })).toMatchObject({ fate: "ok" })
    expect(await enroll(stage.admin.nc, { ...line, member: { ...line.member, name: "Anne" } })).toMatchObject({
      fate: "stale",
    })
    expect(await names()).toContain("Anna")
  })

  test("a line that isn't whole, or stands in another's place, is left out", async () => {
    const before = await names()
    await stage.keeper.request("people.somebody", '{"name":"Mallory"}')
    const [line] = await readRoll(stage.admin.nc)
    await stage.keeper.request("people.somebodyelse", JSON.stringify(line?.member))
    expect(await names()).toEqual(before)
  })

  test("names the key to be revoked: whoever it is goes from whichever node they are at", async () => {
    const { invitation, member } = await invited("Cy")
    await enroll(stage.admin.nc, { member, seq: 0 })
    const everywhere = await Promise.all(stage.nodes.nodes.map(({ tcp }) => stage.come(invitation, [tcp])))
    const bo = await stage.member("agent")
    const cy = (await readRoll(stage.admin.nc)).find(({ member }) => member.name === "Cy")!
    expect(await stage.system((ask) => revoke(ask, stage.workspace.keyring, [cy.member.key]))).toEqual({ done: true })
    await Promise.all(everywhere.map(({ nc }) => nc.closed()))
    expect(bo.nc.isClosed()).toBe(false)
    const gone = { ...cy, member: { ...cy.member, revokedAt: NOW } }
    expect(await enroll(stage.admin.nc, gone)).toMatchObject({ fate: "ok" })
  })

  test("a node that was away while somebody was revoked learns it when it is back", async () => {
    const { invitation } = await invited("Di")
    const di = await stage.come(invitation)
    const away = stage.nodes.nodes[2]!
    await away.kill()
    const key = di.key
    await di.nc.close()
    expect(await stage.system((ask) => revoke(ask, stage.workspace.keyring, [key]))).toEqual({ done: true })
    await away.start()
    await expect
      .poll(
        () =>
          stage.come(invitation, [away.tcp]).then(
            ({ nc }) => nc.close(),
            (error: Error) => error.message,
          ),
        { timeout: 25_000, interval: 500 },
      )
      .toContain("Authorization Violation")
  })
})
