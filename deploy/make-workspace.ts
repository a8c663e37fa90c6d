/** Makes a team's workspace: what its servers need, and the first admin's invitation. `npm run workspace -- --help` */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { writeInvitation } from "../src/team/people/invitation"
import { invite } from "../src/team/people/invite"
import { type Node, nodeConfig } from "./node-config"
import { makeWorkspace, type Workspace } from "./workspace"

const HELP = `Makes a workspace for a team that shares one desk.

  npm run workspace -- --name Acme --server wss://desk.example.com --out acme
  npm run workspace -- --name Acme --server wss://desk.example.com --out acme --nodes 10.0.0.1,10.0.0.2,10.0.0.3

  --name    what the brand is called
  --server  where browsers find it (wss://…; ws://127.0.0.1:8080 to try it on one computer)
  --admin   who the first admin is
  --out     a folder that isn't there yet
  --nodes   three machines, by the address under which each reaches the others
`

/** The ports of a node. All but the last may be closed to everybody else. */
const PORTS = { browsers: 8443, tools: 4222, nodes: 6222, health: 8222 }

const { values } = parseArgs({
  options: {
    name: { type: "string" },
    server: { type: "string" },
    admin: { type: "string", default: "The first admin" },
    out: { type: "string" },
    nodes: { type: "string" },
    help: { type: "boolean", default: false },
  },
})

const { name, server, out } = values
if (values.help || !name || !server || !out) {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}
const addresses = values.nodes?.split(",").map((address) => address.trim()) ?? ["127.0.0.1"]
if (addresses.length !== 1 && addresses.length !== 3) fail("A workspace has one node, or three.")
if (!/^wss?:\/\//u.test(server) || !URL.canParse(server)) fail("--server is an address that begins with wss://")

mkdirSync(out, { recursive: true, mode: 0o700 })
if (readdirSync(out).length > 0) fail(`${out} is not empty. A workspace is made once; its keys are not made over.`)

const workspace = await makeWorkspace(name)
addresses.forEach((address, i) => {
  const node: Node = {
    number: i + 1,
    address,
    others: addresses.length > 1 ? addresses : [],
    ports: PORTS,
    tls: server.startsWith("wss:"),
  }
  put(addresses.length > 1 ? `node-${i + 1}.conf` : "node.conf", nodeConfig(workspace, node))
})
await putKeys(workspace)
console.log(`${out}/ holds
  ${addresses.length > 1 ? "node-1.conf, node-2.conf, node-3.conf   one for each machine" : "node.conf               for the server"}
  admin.aside-team        the first admin's invitation: types its text into Settings › Team › Key
  keeper.creds            for whoever backs up and looks after the server
  server.creds            for the server's own account (nats server report)
  root.seed               put it away from all computers; only this brings back a workspace whose keyring was lost`)

async function putKeys({ keyring, creds, root }: Workspace): Promise<void> {
  const admin = await invite(keyring, server ?? "", { role: "admin", name: values.admin })
  put("admin.aside-team", `${writeInvitation(admin)}\n`)
  put("keeper.creds", creds.desk)
  put("server.creds", creds.system)
  put("root.seed", `${root.seed}\n`)
}

function put(file: string, text: string): void {
  writeFileSync(join(out ?? ".", file), text, { mode: 0o600 })
}

function fail(why: string): never {
  console.error(why)
  process.exit(1)
}
