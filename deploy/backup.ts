/** Backs up a team's desk from a running server, or gives one back. `npm run workspace:backup -- --help` */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { credsAuthenticator } from "@nats-io/nats-core"
import { connect } from "@nats-io/transport-node"
import { giveBack, removeDesk, takeSnapshot } from "./snapshot"

const HELP = `Backs up a team's desk while the team works on it, or gives it back.

  npm run workspace:backup -- --creds acme/keeper.creds --to desk-2026-11-22
  npm run workspace:backup -- --creds acme/keeper.creds --restore desk-2026-11-22 --replace

  --creds    keeper.creds of the workspace
  --server   where the server listens for tools (127.0.0.1:4222)
  --to       the file to write; it must not be there yet
  --restore  the file to read
  --replace  removes the desk that is there before it gives one back
`

const { values } = parseArgs({
  options: {
    creds: { type: "string" },
    server: { type: "string", default: "127.0.0.1:4222" },
    to: { type: "string" },
    restore: { type: "string" },
    replace: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
})
const { creds, server, to, restore, replace } = values
if (values.help || !creds || (to === undefined) === (restore === undefined)) {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}

try {
  const nc = await connect({
    servers: server,
    authenticator: credsAuthenticator(readFileSync(creds)),
    reconnect: false,
  })
  if (to) console.log(`${to} holds ${await takeSnapshot(nc, to)} messages`)
  if (restore) {
    if (replace) await removeDesk(nc)
    console.log(`The desk has ${await giveBack(nc, restore)} messages again`)
  }
  await nc.close()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
