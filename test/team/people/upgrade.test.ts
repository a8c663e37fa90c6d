import { createHash } from "node:crypto"
import { type Account, decode } from "@nats-io/jwt"
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest"
import { ROLES } from "~core/role"
import { type Revoked, readClaims, signTeam } from "~team/people/claims"
import { keepRoles, revoke } from "~team/people/revoke"
import { CROSSING, permissionsOf, ROLES_VERSION } from "~team/people/roles"
import { type AtDesk, invited, isThere } from "../at-desk"
import { until } from "../member"
import { NATS_SERVER } from "../server"
import { openStage, type Stage } from "./workspace"

vi.mock("webextension-polyfill", () => ({ default: {} }))

test("whoever changes what a role may raises the roles' number, and writes both down here", () => {
  const all = JSON.stringify([ROLES.map((role) => [role, permissionsOf(role)]), CROSSING])
  const [version, print] = [ROLES_VERSION, createHash("sha256").update(all).digest("hex").slice(0, 16)]
  expect({ version, print }).toMatchInlineSnapshot(`
    {
      "print": "c578fb52ee5fd871",
      "version": 1,
    }
  `)
})

describe.skipIf(!NATS_SERVER)("the roles on the server, as admins come with one Aside or another", () => {
  let stage: Stage
  const here: AtDesk[] = []
  beforeAll(async () => {
    stage = await openStage()
  })
  afterEach(async () => {
    await Promise.all(here.splice(0).map((one) => one.leaves()))
  })
  afterAll(() => stage?.close())

  const about = () => `$SYS.REQ.ACCOUNT.${stage.workspace.id}.CLAIMS`
  const lookUp = () => stage.system((ask) => ask(`${about()}.LOOKUP`, ""))
  const standing = async () => {
    const claims = readClaims(await lookUp())
    if (!claims) throw new Error("no claims")
    return claims
  }
  const scopeOf = (says: Partial<Account>, role: string) =>
    says.signing_keys?.flatMap((key) => (typeof key !== "string" && key.role === role ? [key] : []))[0]?.template.pub
      ?.allow ?? []
  /** Another Aside's roles are handed in: its agents may say `more` or may not say `less`. */
  async function anothers(version: number | null, { more = [] as string[], less = "none" }) {
    const { issuedAt, revoked, says } = await standing()
    const changed = structuredClone(says) as Account
    for (const key of changed.signing_keys ?? []) {
      if (typeof key === "string" || key.role !== "agent" || !key.template.pub) continue
      key.template.pub.allow = [...(key.template.pub.allow ?? []).filter((one) => one !== less), ...more]
    }
    const tags = version === null ? [] : [`aside-roles:${version}`]
    const signed = await signTeam(stage.workspace.keyring, revoked as Revoked, issuedAt, { ...changed, tags })
    await stage.system((ask) => ask(`${about()}.UPDATE`, signed))
    return decode<Account>(signed).iat
  }
  const admin = async () => {
    const one = await isThere({ invitation: await invited(stage, "admin") })
    here.push(one)
    return one
  }
  const OWN = "desk.customer.*.{{name()}}"

  test.each([null, 0])("those of an older one (%s) are made new when an admin's session opens", async (version) => {
    await anothers(version, { less: OWN })
    const ann = await stage.member("agent")
    expect(await ann.ask(`desk.customer.k1.${ann.id}`)).toBe("refused")
    await admin()
    await until(standing, ({ version }) => version === ROLES_VERSION)
    expect(scopeOf((await standing()).says, "agent")).toContain(OWN)
    // Who is there already may it from now on, or from when they come again.
    const again = await stage.come(ann.invitation)
    expect(await again.ask(`desk.customer.k1.${ann.id}`)).toMatchObject({ stream: "aside" })
  })

  test("those that stand already are left as they are", async () => {
    await stage.system((ask) => keepRoles(ask, stage.workspace.keyring))
    const before = await lookUp()
    expect(await stage.system((ask) => keepRoles(ask, stage.workspace.keyring))).toBeNull()
    expect(await lookUp()).toBe(before)
  })

  test("who is revoked stays so when they are made new", async () => {
    const [bo] = [await stage.member("agent")]
    expect(await stage.system((ask) => revoke(ask, stage.workspace.keyring, [bo.key]))).toEqual({ done: true })
    await anothers(0, { less: OWN })
    expect(await stage.system((ask) => keepRoles(ask, stage.workspace.keyring))).toEqual({ done: true })
    expect((await standing()).revoked).toHaveProperty(bo.key)
  })

  test("those of a newer one are not taken back, neither when an admin comes nor when one revokes", async () => {
    const made = await anothers(ROLES_VERSION + 1, { more: ["desk.robot.*.{{name()}}"] })
    const [ann, bo] = [await stage.member("agent"), await stage.member("agent")]
    expect(await ann.ask(`desk.robot.r1.${ann.id}`)).not.toBe("refused")
    expect(await stage.system((ask) => keepRoles(ask, stage.workspace.keyring))).toBeNull()
    expect((await standing()).issuedAt).toBe(made)
    expect(await stage.system((ask) => revoke(ask, stage.workspace.keyring, [bo.key]))).toEqual({ done: true })
    const { version, says, revoked } = await standing()
    expect(version).toBe(ROLES_VERSION + 1)
    expect(scopeOf(says, "agent")).toContain("desk.robot.*.{{name()}}")
    expect(revoked).toHaveProperty(bo.key)
    await expect(stage.come(bo.invitation)).rejects.toThrow(/Authorization/u)
    expect(await (await stage.member("agent")).ask("desk.robot.r1.x")).toBe("refused")
    await bo.nc.close()
  })
})
