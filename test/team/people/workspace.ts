/** A real server with a workspace on it, and members who really connect. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { headers, jwtAuthenticator, type NatsConnection } from "@nats-io/nats-core"
import { connect } from "@nats-io/transport-node"
import { expect } from "vitest"
import type { Role } from "~core/role"
import { makeWorkspace, trustIn, type Workspace } from "../../../deploy/workspace"
import { makeMediaStream } from "../../../src/team/media-stream"
import { asSystem, optionsOf } from "../../../src/team/people/connection"
import type { Invitation } from "../../../src/team/people/invitation"
import { type Guest, invite } from "../../../src/team/people/invite"
import { keyOf } from "../../../src/team/people/join"
import type { AskSystem } from "../../../src/team/people/revoke"
import { configOf } from "../../../src/team/stream"
import { MEDIA, STREAM } from "../../../src/team/subjects"
import { startNodes, type TeamNodes } from "../server"

/** A member and their connection. */
export interface Member {
  invitation: Invitation
  nc: NatsConnection
  id: string
  /** The public half of their key. */
  key: string
  /** Says something and hears the server's answer: its JSON, or `refused` when the server doesn't let them say it. */
  ask: (subject: string, body?: string, says?: Record<string, string>) => Promise<Answered>
  /** Until the server has told them this, of its own accord. */
  told: (words: string) => Promise<void>
  /** Whether the server lets them hear this. */
  mayHear: (subject: string) => Promise<boolean>
}

export type Answered =
  | "refused"
  | "no answer"
  | { error?: { err_code: number; description: string }; [more: string]: unknown }

/** A workspace on a server of its own. */
export interface Stage {
  nodes: TeamNodes
  workspace: Workspace
  admin: Member
  /** The keeper of the server: everything that the desk's account may, past all roles. */
  keeper: NatsConnection
  member: (role: Role, guest?: Partial<Guest>) => Promise<Member>
  /** At one of these nodes, or at any. */
  come: (invitation: Invitation, at?: string[]) => Promise<Member>
  /** What the stream holds under a subject; null: nothing. */
  stands: (subject: string) => Promise<string | null>
  system: <T>(act: (ask: AskSystem) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** Starts one node or three with a new workspace, and makes its stream as an admin does. */
export async function openStage(count: 1 | 3 = 1): Promise<Stage> {
  const workspace = await makeWorkspace("Acme")
  const folder = mkdtempSync(join(tmpdir(), "aside-people-"))
  // Each node keeps the claims in a folder of its own, as on machines of their own.
  const nodes = await startNodes(count, (n) => trustIn(workspace, join(folder, `claims-${n}`), n + 1, 1))
  const open: NatsConnection[] = []
  const servers = nodes.nodes.map(({ tcp }) => tcp)
  const come: Stage["come"] = async (invitation, at = servers) => {
    const nc = await connect({ ...optionsOf(invitation), servers: at, maxReconnectAttempts: 0 })
    open.push(nc)
    return memberOf(invitation, nc)
  }
  const member = async (role: Role, guest: Partial<Guest> = {}) =>
    come(await invite(workspace.keyring, "wss://desk.example.com", { role, name: `the ${role}`, ...guest }))
  const keeper = await connect({ servers, authenticator: fromCreds(workspace.creds.desk) })
  open.push(keeper)
  const admin = await member("admin")
  const made = await admin.ask("$JS.API.STREAM.CREATE.aside", JSON.stringify(configOf(workspace.id, count)))
  if (typeof made === "string" || made.error) throw new Error(`The stream was not made: ${JSON.stringify(made)}`)
  await makeMediaStream(admin.nc, count)
  return {
    nodes,
    workspace,
    admin,
    keeper,
    member,
    come,
    stands: async (subject) => {
      const stream = subject.startsWith("media.") ? MEDIA : STREAM
      const answer = await keeper.request(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify({ last_by_subj: subject }))
      return answer.headers?.code === 404 ? null : answer.string()
    },
    system: (act) => asSystem((options) => connect({ ...options, servers }), "", workspace.keyring, act),
    close: async () => {
      await Promise.allSettled(open.map((nc) => nc.close()))
      await nodes.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function memberOf(invitation: Invitation, nc: NatsConnection): Member {
  // What the server doesn't let through it says beside the answer that then never comes.
  const denied = new Set<string>()
  const errors: string[] = []
  void (async () => {
    for await (const status of nc.status()) {
      if (status.type !== "error") continue
      errors.push(status.error.message)
      denied.add(/"([^"]+)"/u.exec(status.error.message)?.[1] ?? "")
    }
  })()
  const told = (words: string) => expect.poll(() => errors.join("\n"), { timeout: 10_000 }).toContain(words)
  const ask: Member["ask"] = async (subject, body = "", says = {}) => {
    denied.delete(subject)
    const all = headers()
    for (const [name, value] of Object.entries(says)) all.set(name, value)
    try {
      const answer = await nc.request(subject, body, { timeout: 3_000, headers: all })
      const text = answer.string()
      return text.startsWith("{") ? JSON.parse(text) : { text }
    } catch (error) {
      const told = error instanceof Error ? error.message : ""
      return denied.has(subject) || /permission/iu.test(told) ? "refused" : "no answer"
    }
  }
  const mayHear: Member["mayHear"] = async (subject) => {
    denied.delete(subject)
    let heard = true
    const callback = (error: Error | null) => {
      if (error) heard = false
    }
    const subscription = nc.subscribe(subject, { callback })
    await nc.flush()
    subscription.unsubscribe()
    await nc.flush()
    return heard && !denied.has(subject)
  }
  return { invitation, nc, id: invitation.member, key: keyOf(invitation), ask, told, mayHear }
}

/** A NATS credentials file has the claim first and the seed after it. */
export function fromCreds(creds: string) {
  const [jwt = "", seed = ""] = [...creds.matchAll(/-----BEGIN [^-]+-----\s+(\S+)/gu)].map(([, held]) => held)
  return jwtAuthenticator(jwt, new TextEncoder().encode(seed))
}
