import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import type { NatsConnection } from "@nats-io/nats-core"
import { connect } from "@nats-io/transport-node"
import { NATS_SERVER } from "../../../team/server"
import { CALLS, type Deed, readTrace } from "./trace"

/** Why nobody can be watched here while they write to the disk; null: they can. */
export const noWatching: string | null = !NATS_SERVER
  ? "no nats-server from 2.12 on is here"
  : spawnSync("strace", ["-f", "true"]).status === 0
    ? null
    : "strace is not here, or may not watch"

/** A server on a store of its own. */
export interface Watched {
  nc: NatsConnection
  /** Ends it, and says what it did to its files; nothing when nobody watched. */
  end(): Promise<Deed[]>
}

/** Starts a server on this store. `sync`: when it asks the disk to keep what it wrote, `always` as a team's does. */
export async function startOn(folder: string, { watched = false, sync = "always" } = {}): Promise<Watched> {
  const port = await freePort()
  const [conf, trace, store] = [`${folder}/node.conf`, `${folder}/trace`, `${folder}/store`]
  writeFileSync(
    conf,
    [`listen: "127.0.0.1:${port}"`, `jetstream { store_dir: "${store}", sync_interval: ${sync}, max_file: 1GB }`].join(
      "\n",
    ),
  )
  const server = [NATS_SERVER ?? "nats-server", "-c", conf, "-l", `${folder}/log`]
  const watcher = ["-f", "-ttt", "-y", "-xx", "-s", "4000000", "-e", `trace=${CALLS}`, "-o", trace]
  // It must not hold the terminal's signals: whoever ends it ends the watcher with it.
  const child = watched
    ? spawn("strace", [...watcher, ...server], { stdio: "ignore", detached: true })
    : spawn(server[0] ?? "", server.slice(1), { stdio: "ignore", detached: true })
  const nc = await answering(port, child)
  return {
    nc,
    async end() {
      await nc.close()
      const gone = once(child, "exit")
      process.kill(-(child.pid ?? 0), "SIGKILL")
      await gone
      return watched ? readTrace(readFileSync(trace, "utf8"), store) : []
    },
  }
}

async function answering(port: number, child: ChildProcess): Promise<NatsConnection> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
    const nc = await connect({ servers: `127.0.0.1:${port}`, reconnect: false }).catch(() => null)
    if (nc) {
      // It listens before it has looked through its store.
      const info = await nc.request("$JS.API.INFO", "", { timeout: 2_000 }).catch(() => null)
      if (info) return nc
      await nc.close()
    }
    await pause(50)
  }
  throw new Error("The server did not come up.")
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  await once(server.close(), "close")
  return typeof address === "object" && address ? address.port : 0
}
