/** Makes a team's workspace: what its servers need, and the first admin's invitation. `npm run workspace -- --help` */
import { parseArgs } from "node:util"
import { writeWorkspace } from "./write-workspace"

const HELP = `Makes a workspace for a team that shares one desk.

  npm run workspace -- --name Acme --server wss://desk.example.com --out acme
  npm run workspace -- --name Acme --server wss://desk.example.com --out acme --nodes 10.0.0.1,10.0.0.2,10.0.0.3

  --name    what the brand is called
  --server  where browsers find it (wss://…; ws://127.0.0.1:8080 to try it on one computer)
  --admin   who the first admin is
  --out     a folder that isn't there yet
  --again   the folder of a workspace that stands: all its keys are made anew, and it keeps its desk
  --nodes   three machines, by the address under which each reaches the others
`

const { values } = parseArgs({
  options: {
    name: { type: "string" },
    server: { type: "string" },
    admin: { type: "string", default: "The first admin" },
    out: { type: "string" },
    nodes: { type: "string" },
    again: { type: "string" },
    help: { type: "boolean", default: false },
  },
})

const { name, server, out, admin, nodes, again } = values
if (values.help || !name || !server || !out) {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}
const written = await writeWorkspace({ name, server, out, admin, nodes: nodes?.split(",") ?? [], again })
if ("refused" in written) {
  console.error(written.refused)
  process.exit(1)
}
console.log(`${out}/ holds
  ${written.configs.join(", ")}: for ${written.configs.length > 1 ? "the servers, one each" : "the server"}
  admin.aside-team: the first admin's invitation; its text goes into Settings > Team > Key
  keeper.creds: for whoever backs up the desk
  server.creds: for whoever looks after the servers
  accounts.json, root.seed: put them away from all computers; with them all keys can be made anew`)
