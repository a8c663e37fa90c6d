/** Real servers for the team's tests: one or three nodes on free ports, each with a folder of its own, to be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { needNatsServer } from "../../scripts/setup/nats-server.mjs"

/** Where the server is; undefined: none can be had here, and the tests that need it are skipped. */
export const NATS_SERVER: string | undefined = needNatsServer()
if (!NATS_SERVER) console.warn("Skipped: no nats-server from 2.12 on can be had here (NATS_SERVER says where one is).")

/** Where Linux keeps files in its memory: a batch on one node makes and removes files, and whoever tests may have a busy disk. A killed process loses nothing of them. */
const MEMORY = "/dev/shm"

/** One server. It stands with what it has stored when it was killed or stopped. */
export interface TeamNode {
  name: string
  /** `127.0.0.1:4222` */
  tcp: string
  /** `ws://127.0.0.1:8080` */
  ws: string
  /** The address of its monitoring page. */
  monitor: string
  /** Nothing when it runs. */
  start: () => Promise<void>
  /** As if the process died. */
  kill: () => Promise<void>
  /** As if somebody asked it to end. */
  stop: () => Promise<void>
  /** Other lines of its own for its next start. */
  configure: (more: string) => void
  /** What is stored here is gone. */
  wipe: () => void
}

/** Nodes of one team, and their end. */
export interface TeamNodes {
  nodes: TeamNode[]
  /** The first, or the only one. */
  node: TeamNode
  close: () => Promise<void>
}

/**
 * Starts one node, or three that are a cluster. `config`: more lines for the configuration file of each (by its number).
 * `sync`: when it asks the disk to keep what it wrote; `always` is what a team runs with, and as slow as the disk of whoever tests.
 */
export async function startNodes(
  count: 1 | 3 = 1,
  config: (n: number) => string = () => "",
  sync: "always" | "2m" = "2m",
): Promise<TeamNodes> {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), "aside-team-"))
  const ports = await freePorts(count * 4)
  const routes = Array.from({ length: count }, (_, n) => `nats://127.0.0.1:${ports[n * 4 + 3]}`)
  const nodes = routes.map((_, n) => {
    const [tcp = 0, ws = 0, monitor = 0, route = 0] = ports.slice(n * 4)
    const place = join(folder, `n${n}`)
    const lines = [
      `server_name: n${n}`,
      `listen: "127.0.0.1:${tcp}"`,
      `http: "127.0.0.1:${monitor}"`,
      `websocket { listen: "127.0.0.1:${ws}", no_tls: true }`,
      `jetstream { store_dir: "${place}", sync_interval: ${sync}, max_mem: 64MB, max_file: 4GB }`,
      // Whoever connects goes where they were told and to no node that they hear of: a cable lies before each.
      ...(count > 1
        ? [`cluster { name: team, listen: "127.0.0.1:${route}", routes: [${routes.join(", ")}], no_advertise: true }`]
        : []),
    ]
    const configure = (more: string) => writeFileSync(`${place}.conf`, [...lines, more].join("\n"))
    configure(config(n))
    return { ...nodeOf({ name: `n${n}`, tcp, ws, monitor, place }), configure }
  })
  await Promise.all(nodes.map((node) => node.start()))
  const close = async () => {
    await Promise.all(nodes.map((node) => node.kill()))
    rmSync(folder, { recursive: true, force: true })
  }
  const [node] = nodes
  if (!node) throw new Error("no node")
  return { nodes, node, close }
}

interface Place {
  name: string
  tcp: number
  ws: number
  monitor: number
  place: string
}

function nodeOf({ name, tcp, ws, monitor, place }: Place): Omit<TeamNode, "configure"> {
  let child: ChildProcess | null = null
  const runs = () => child?.exitCode === null && child.signalCode === null
  const end = async (signal: NodeJS.Signals) => {
    if (child && runs()) {
      const gone = once(child, "exit")
      child.kill(signal)
      await gone
    }
    child = null
  }
  return {
    name,
    tcp: `127.0.0.1:${tcp}`,
    ws: `ws://127.0.0.1:${ws}`,
    monitor: `http://127.0.0.1:${monitor}`,
    start: async () => {
      child = runs()
        ? child
        : spawn(NATS_SERVER ?? "nats-server", ["-c", `${place}.conf`, "-l", `${place}.log`], { stdio: "ignore" })
      await healthy(`http://127.0.0.1:${monitor}/healthz`)
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    wipe: () => rmSync(place, { recursive: true, force: true }),
  }
}

/** Until the server says that it, and its JetStream, are well. */
async function healthy(url: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const well = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (well) return
    await pause(25)
  }
  throw new Error(`The server at ${url} did not come up.`)
}

/** Ports that nobody listens on: all are held until all are found, so none comes twice. */
async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1")
      await once(server, "listening")
      return server
    }),
  )
  const ports = held.map((server) => {
    const address = server.address()
    return typeof address === "object" && address ? address.port : 0
  })
  await Promise.all(held.map((server) => once(server.close(), "close")))
  return ports
}
