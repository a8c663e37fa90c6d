import { decode, encodeUser, type User } from "@nats-io/jwt"
import { connect } from "@nats-io/transport-node"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ROLES, type Role } from "~core/role"
import { makeWorkspace } from "../../../deploy/workspace"
import { readClaims, signTeam } from "../../../src/team/people/claims"
import { optionsOf } from "../../../src/team/people/connection"
import { greet } from "../../../src/team/people/greet"
import type { Invitation } from "../../../src/team/people/invitation"
import { invite } from "../../../src/team/people/invite"
import { makeKey, pairOf } from "../../../src/team/people/keys"
import { renew, revoke } from "../../../src/team/people/revoke"
import { NATS_SERVER } from "../server"
import { openStage, type Stage } from "./workspace"

const SERVER = "wss://desk.example.com"

describe.skipIf(!NATS_SERVER)("keys", () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  /** What the server says to somebody who comes with this; null: they are in. */
  const turnedAway = async (invitation: Invitation): Promise<string | null> => {
    try {
      const servers = stage.nodes.nodes.map(({ tcp }) => tcp)
      const nc = await connect({ ...optionsOf(invitation), servers, reconnect: false })
      await nc.close()
      return null
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : "?"
    }
  }
  const invited = (role: Role, more = {}) => invite(stage.workspace.keyring, SERVER, { role, name: "Ann", ...more })
  /** A member's key as a role's signing key would make it with claims of its own. */
  const minted = async (
    role: Role,
    user: Partial<User>,
    scopedUser: boolean,
    name = "mallory0",
  ): Promise<Invitation> => {
    const { keyring } = stage.workspace
    const key = makeKey("member")
    const signer = pairOf(keyring.signing[role])
    const jwt = await encodeUser(name, key.id, keyring.team, user, { scopedUser, signer })
    return { ...(await invited("agent")), member: name, jwt, seed: key.seed }
  }

  test.each(ROLES)("an invited %s comes in", async (role) => {
    expect(await turnedAway(await invited(role))).toBeNull()
  })

  test.each(ROLES)(
    "the signing key of a %s makes nothing but that: claims with permissions of their own are refused",
    async (role) => {
      const more = await minted(role, { pub: { allow: [">"] }, sub: { allow: [">"] } }, false)
      expect(await turnedAway(more)).toContain("Authorization Violation")
      const denying = await minted(role, { pub: { deny: ["nothing"] } }, true)
      expect(await turnedAway(denying)).toContain("Authorization Violation")
    },
  )

  test("a key that calls itself an admin's and was signed as a listener's is a listener's", async () => {
    const { nc, ask } = await stage.come(await minted("listener", { tags: ["role:admin"] }, true))
    expect(await ask("desk.settings.desk.mallory0")).toBe("refused")
    expect(await ask("desk.conversation.c1.mallory0")).toBe("refused")
    expect(await ask("desk.conversion.v1.mallory0")).toMatchObject({ stream: "aside" })
    await nc.close()
  })

  test("no signing key makes a member of the desk's own account", async () => {
    const { keyring } = stage.workspace
    const key = makeKey("member")
    const jwt = await encodeUser("mallory0", key.id, keyring.desk, {}, { signer: pairOf(keyring.signing.admin) })
    expect(await turnedAway({ ...(await invited("agent")), jwt, seed: key.seed })).toContain("Authorization Violation")
  })

  test("claims that somebody else than the operator signed change nothing for anybody, and are not built upon", async () => {
    const { keyring } = stage.workspace
    const ann = await stage.member("agent")
    const about = `$SYS.REQ.ACCOUNT.${keyring.team}.CLAIMS`
    const standing = await stage.system((ask) => ask(`${about}.LOOKUP`, ""))
    const { revoked, issuedAt } = readClaims(standing) ?? { revoked: {}, issuedAt: 0 }
    const forger = { ...keyring, operator: makeKey("operator").seed }
    const forged = await signTeam(forger, {}, issuedAt)
    await stage.system((ask) => ask(`${about}.UPDATE`, forged))
    expect(await ann.ask(`here.${ann.id}`)).toMatchObject({ stream: "aside" })
    expect(await turnedAway(await invited("listener"))).toBeNull()
    const mallory = await invite(
      { ...forger, signing: { ...keyring.signing, agent: makeKey("account").seed } },
      SERVER,
      {
        role: "agent",
        name: "M",
      },
    )
    expect(await turnedAway(mallory)).toContain("Authorization Violation")
    expect(await stage.system((ask) => revoke(ask, keyring, [ann.key]))).toMatchObject({
      done: false,
      because: "not taken",
    })
    const mended = await signTeam(keyring, revoked, readClaims(forged)?.issuedAt)
    await stage.system((ask) => ask(`${about}.UPDATE`, mended))
    expect(await stage.system((ask) => revoke(ask, keyring, [ann.key]))).toEqual({ done: true })
  })

  test("the name under which admins hand in claims does nothing else, not even to the desk's account", async () => {
    const { desk } = stage.workspace.keyring
    for (const subject of [
      "$SYS.REQ.CLAIMS.LIST",
      "$SYS.REQ.CLAIMS.UPDATE",
      `$SYS.REQ.ACCOUNT.${desk}.CLAIMS.UPDATE`,
      "$SYS.REQ.SERVER.PING",
    ])
      await expect(stage.system((ask) => ask(subject, ""))).rejects.toThrow(/permission/iu)
  })

  test("another's seed, a seed that isn't the key's, a key of another workspace: turned away", async () => {
    const [ann, bo] = [await invited("agent"), await invited("agent")]
    expect(await turnedAway({ ...ann, seed: bo.seed })).toContain("Authorization Violation")
    const other = await invite((await makeWorkspace("Other")).keyring, SERVER, { role: "agent", name: "Cy" })
    expect(await turnedAway(other)).toContain("Authorization Violation")
  })

  test("the server says at the door whose it is, over the socket that browsers use", async () => {
    const greeting = await greet(stage.nodes.node.ws)
    expect(greeting).toEqual({ version: expect.stringMatching(/^2\.\d+/u), workspace: stage.workspace.id })
    expect(await greet(`ws://${new URL(stage.nodes.node.monitor).host}`)).toBeNull()
    expect(await greet("ws://127.0.0.1:1")).toBeNull()
    expect(await greet("no address")).toBeNull()
  })

  test("a key that has ended: turned away; one that ends while they are in: out, and told so", async () => {
    expect(await turnedAway(await invited("agent", { until: Date.now() - 60_000 }))).toContain(
      "Authorization Violation",
    )
    const { nc, told } = await stage.come(await invited("agent", { until: Date.now() + 2_500 }))
    await told("User Authentication Expired")
    await nc.closed()
  })

  test("revoked: out at once and for good, nobody else notices, and invited again they are who they were", async () => {
    const [ann, bo] = [await stage.member("agent"), await stage.member("agent")]
    await ann.ask(`desk.customer.k9.${ann.id}`, "mine")
    const [gone, told] = [ann.nc.closed(), ann.told("User Authentication Revoked")]
    expect(await stage.system((ask) => revoke(ask, stage.workspace.keyring, [ann.key]))).toEqual({ done: true })
    await told
    expect(String(await gone)).toContain("Authorization Violation")
    expect(await turnedAway(ann.invitation)).toContain("Authorization Violation")
    expect(bo.nc.isClosed()).toBe(false)
    expect(await bo.ask(`desk.customer.k9.${bo.id}`)).toMatchObject({ stream: "aside" })
    const again = await stage.member("agent", { member: ann.id })
    expect(await again.ask(`desk.customer.k9.${ann.id}`, "mine again")).toMatchObject({ stream: "aside" })
    expect(again.key).not.toBe(ann.key)
  })

  test("a revocation outlives the server's end, and the claims it was first started with", async () => {
    const ann = await stage.member("listener")
    await stage.system((ask) => revoke(ask, stage.workspace.keyring, [ann.key]))
    await stage.nodes.node.kill()
    await stage.nodes.node.start()
    expect(await turnedAway(ann.invitation)).toContain("Authorization Violation")
    expect(await turnedAway(await invited("listener"))).toBeNull()
  })

  test("an admin whose clock is an hour behind revokes all the same; two at once both do", async () => {
    const { keyring } = stage.workspace
    const [ann, bo, cy] = [await stage.member("agent"), await stage.member("agent"), await stage.member("agent")]
    const anHourOn = await signTeam(keyring, {}, Math.floor(Date.now() / 1000) + 3_600)
    const about = `$SYS.REQ.ACCOUNT.${keyring.team}.CLAIMS`
    const standing = await stage.system(async (ask) => {
      const { revoked = {} } = readClaims(await ask(`${about}.LOOKUP`, "")) ?? {}
      await ask(`${about}.UPDATE`, await signTeam(keyring, revoked, decode(anHourOn).iat))
      return revoked
    })
    const both = await stage.system((ask) =>
      Promise.all([revoke(ask, keyring, [ann.key]), revoke(ask, keyring, [bo.key, cy.key])]),
    )
    expect(both).toEqual([{ done: true }, { done: true }])
    const after = await stage.system(async (ask) => readClaims(await ask(`${about}.LOOKUP`, ""))?.revoked ?? {})
    expect(Object.keys(after).sort()).toEqual([...Object.keys(standing), ann.key, bo.key, cy.key].sort())
    for (const { invitation } of [ann, bo, cy])
      expect(await turnedAway(invitation)).toContain("Authorization Violation")
  })

  test("roles are written anew without anybody's leaving, and who was revoked stays so", async () => {
    const [ann, bo] = [await stage.member("agent"), await stage.member("gateway")]
    await stage.system((ask) => revoke(ask, stage.workspace.keyring, [bo.key]))
    expect(await stage.system((ask) => renew(ask, stage.workspace.keyring))).toEqual({ done: true })
    expect(ann.nc.isClosed()).toBe(false)
    expect(await ann.ask(`here.${ann.id}`)).toMatchObject({ stream: "aside" })
    expect(await turnedAway(bo.invitation)).toContain("Authorization Violation")
  })
})
