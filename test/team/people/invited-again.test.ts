import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inviteMember } from "../../../src/team/people/membership-acts"
import { enroll, memberOf, readRoll } from "../../../src/team/people/roll"
import { NATS_SERVER } from "../server"
import { openStage, type Stage } from "./workspace"

/** Nothing listens there. */
const NOWHERE = "ws://127.0.0.1:9"

describe.skipIf(!NATS_SERVER)("somebody who is invited again", () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  test("keeps their line until the old key opens nothing any more: else nobody could ever revoke it", async () => {
    const { admin } = stage
    const cy = await stage.member("agent", { name: "Cy" })
    await enroll(admin.nc, { member: memberOf(cy.invitation, Date.now()), seq: 0 })
    const again = { role: "agent", name: "Cy", member: cy.id } as const
    const away = { ...admin.invitation, server: NOWHERE }
    expect(await inviteMember(admin.nc, away, again)).toEqual({ done: false, because: "unknown" })
    expect((await readRoll(admin.nc)).map(({ member }) => member.key)).toEqual([cy.key])
    const there = { ...admin.invitation, server: stage.nodes.nodes[0]?.ws ?? "" }
    expect(await inviteMember(admin.nc, there, again)).toMatchObject({ done: true, member: cy.id })
    await cy.told("User Authentication Revoked")
    const [line] = await readRoll(admin.nc)
    expect([line?.member.member, line?.member.key === cy.key]).toEqual([cy.id, false])
  })
})
