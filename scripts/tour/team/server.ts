/** A team's server on this computer: one node or three with a workspace of its own, to be killed and started again. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { credsAuthenticator, type NatsConnection } from "@nats-io/nats-core"
import { connect } from "@nats-io/transport-node"
import { makeWorkspace, trustIn, type Workspace } from "../../../deploy/workspace"
import { writeInvitation } from "../../../src/team/people/invitation"
import { invite } from "../../../src/team/people/invite"
import { NATS_SERVER, startNodes, type TeamNode } from "../../../test/team/server"

/** Why there is no team here; null: there can be one. */
export const noTeam: string | null = NATS_SERVER
  ? null
  : "No nats-server from 2.12 on is here, and none could be fetched. Set NATS_SERVER to where one is."

/** The server of one team. */
export interface TeamServer {
  nodes: readonly TeamNode[]
  workspace: Workspace
  /** The key of the first admin as text, for the settings' `Key`. */
  firstKey(name: string): Promise<string>
  /** As whoever keeps the server: reads all of the stream, past all roles. Comes back by itself when a node does. */
  keeper(): Promise<NatsConnection>
  /** As if the power went: all of its processes. */
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** Starts a server for a new team. `sync`: `always` is what a team runs with; tests have no disk to wait for. */
export async function openTeamServer({
  nodes: count = 1,
  sync = "2m",
}: {
  nodes?: 1 | 3
  sync?: "always" | "2m"
} = {}): Promise<TeamServer> {
  if (noTeam) throw new Error(noTeam)
  const workspace = await makeWorkspace("Acme")
  const folder = mkdtempSync(join(tmpdir(), "aside-claims-"))
  const { nodes, node, close } = await startNodes(
    count,
    (n) => trustIn(workspace, join(folder, `claims-${n}`), n + 1, 1),
    sync,
  )
  const keepers: NatsConnection[] = []
  return {
    nodes,
    workspace,
    firstKey: async (name) => writeInvitation(await invite(workspace.keyring, node.ws, { role: "admin", name })),
    async keeper() {
      const keeper = await connect({
        servers: nodes.map(({ tcp }) => tcp),
        authenticator: credsAuthenticator(new TextEncoder().encode(workspace.creds.desk)),
        maxReconnectAttempts: -1,
        reconnectTimeWait: 200,
      })
      keepers.push(keeper)
      return keeper
    },
    kill: () => all(nodes, (one) => one.kill()),
    start: () => all(nodes, (one) => one.start()),
    async close() {
      await Promise.allSettled(keepers.map((keeper) => keeper.close()))
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const all = async (nodes: readonly TeamNode[], act: (node: TeamNode) => Promise<void>) => {
  await Promise.all(nodes.map(act))
}
