import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as v from "valibot"
import { Server, writeInvitation } from "../src/team/people/invitation"
import { invite } from "../src/team/people/invite"
import { AccountKey, OperatorSeed } from "../src/team/people/keys"
import { nodeConfig } from "./node-config"
import { type Before, makeWorkspace } from "./workspace"

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
  /** The folder of a workspace that stands, whose keys are to be made anew. */
  again?: string | undefined
}

/** What is kept beside the keys, to make them anew. */
const Accounts = v.object({ team: AccountKey, desk: AccountKey, system: AccountKey })

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

  const before = wanted.again === undefined ? undefined : readBefore(wanted.again)
  if (before === null) return { refused: `${wanted.again} has no accounts.json and root.seed of a workspace.` }

  const workspace = await makeWorkspace(name, before)
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
  const { team, desk } = workspace.keyring
  put("accounts.json", `${JSON.stringify({ team, desk, system: workspace.system.id }, null, 2)}\n`)
  return { configs }
}

/** Null: the folder doesn't hold what it takes. */
function readBefore(folder: string): Before | null {
  const [accounts, root] = ["accounts.json", "root.seed"].map((file) => join(folder, file))
  if (!accounts || !root || !existsSync(accounts) || !existsSync(root)) return null
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Accounts), readFileSync(accounts, "utf8"))
  const seed = v.safeParse(OperatorSeed, readFileSync(root, "utf8").trim())
  return read.success && seed.success ? { ...read.output, root: seed.output } : null
}
