import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as v from "valibot"
import { Server, writeInvitation } from "../src/team/people/invitation"
import { invite } from "../src/team/people/invite"
import { nodeConfig } from "./node-config"
import { makeWorkspace } from "./workspace"

/** What is asked for. */
export interface Wanted {
  /** What the brand is called. */
  name: string
  /** Where browsers find it. */
  server: string
  /** What the first admin is called. */
  admin: string
  /** A folder that is empty or isn't there. */
  out: string
  /** The addresses under which three nodes reach each other; none: there is one node. */
  nodes: string[]
}

/** The ports of a node. All but the first may be closed to everybody else. */
const PORTS = { browsers: 8443, tools: 4222, nodes: 6222, health: 8222 }

/** Makes a workspace and writes its files, readable to nobody else. Answers the names of the servers' configuration files, or what is wrong. */
export async function writeWorkspace(wanted: Wanted): Promise<{ configs: string[] } | { refused: string }> {
  const { name, server, admin, out } = wanted
  const nodes = wanted.nodes.map((node) => node.trim())
  if (nodes.length !== 0 && nodes.length !== 3) return { refused: "A workspace has one node, or three." }
  if (!v.is(Server, server)) return { refused: "--server is a wss:// address (ws:// only on this computer)." }
  if (existsSync(out) && readdirSync(out).length > 0)
    return { refused: `${out} is not empty. A workspace is made once; its keys are not made over.` }

  const workspace = await makeWorkspace(name)
  mkdirSync(out, { recursive: true, mode: 0o700 })
  const put = (file: string, text: string) => writeFileSync(join(out, file), text, { mode: 0o600, flag: "wx" })
  const tls = server.startsWith("wss:")
  const configs = (nodes.length > 0 ? nodes : ["127.0.0.1"]).map((address, i) => {
    const file = nodes.length > 0 ? `node-${i + 1}.conf` : "node.conf"
    put(file, nodeConfig(workspace, { number: i + 1, address, others: nodes, ports: PORTS, tls }))
    return file
  })
  const first = await invite(workspace.keyring, server, { role: "admin", name: admin })
  put("admin.aside-team", `${writeInvitation(first)}\n`)
  put("keeper.creds", workspace.creds.desk)
  put("server.creds", workspace.creds.system)
  put("root.seed", `${workspace.root.seed}\n`)
  return { configs }
}
