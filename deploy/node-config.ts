import { createHash } from "node:crypto"
import { trustIn, type Workspace } from "./workspace"

/** One server of a workspace. */
export interface Node {
  /** From 1. */
  number: number
  /** Where the others reach it. */
  address: string
  /** All nodes of the cluster, this one too; empty: it stands alone. */
  others: string[]
  ports: { browsers: number; tools: number; nodes: number; health: number }
  /** It has a certificate itself (`cert.pem` and `key.pem` beside the configuration); else only this computer reaches it. */
  tls: boolean
}

/** The configuration file of one server, for `nats-server -c`. Paths in it are those of the folder it is started in. */
export function nodeConfig(workspace: Workspace, { number, address, others, ports, tls }: Node): string {
  return [
    "# Made by deploy/make-workspace.ts. It holds no key that signs.",
    trustIn(workspace, "claims", number),
    "",
    "# What was acknowledged is on the disk: without this a power cut loses what the system had not written yet, up to two minutes of it.",
    `jetstream { store_dir: "store", sync_interval: always }`,
    "",
    "# Browsers. allowed_origins and same_origin stay unset: the extension's origin is its own, and the key is what lets somebody in.",
    "websocket {",
    `  listen: "${tls ? "0.0.0.0" : "127.0.0.1"}:${ports.browsers}"`,
    ...(tls ? [`  tls { cert_file: "cert.pem", key_file: "key.pem" }`] : ["  no_tls: true"]),
    "  compression: true",
    "}",
    "",
    "# Tools on this machine, and what watches over it.",
    `listen: "127.0.0.1:${ports.tools}"`,
    `http: "127.0.0.1:${ports.health}"`,
    "",
    "max_payload: 1MB",
    "# A browser that went without a word is noticed within a minute.",
    `ping_interval: "20s"`,
    "ping_max: 2",
    ...(others.length > 0 ? clusterOf(workspace, address, others, ports.nodes) : []),
    "",
  ].join("\n")
}

function clusterOf({ root }: Workspace, address: string, others: string[], port: number): string[] {
  const word = passwordOf(root.seed)
  const routes = others
    .filter((other) => other !== address)
    .map((other) => `nats-route://node:${word}@${hostPort(other, port)}`)
  return [
    "",
    "# The other two, over a network of their own: what passes here is the whole desk, and not encrypted.",
    "cluster {",
    "  name: aside",
    `  listen: "${hostPort(address, port)}"`,
    `  authorization { user: node, password: "${word}" }`,
    `  routes: [${routes.join(", ")}]`,
    "}",
  ]
}

/** The word by which a workspace's nodes know each other; the same for all three, and nothing can be concluded from it. */
const passwordOf = (seed: string): string => createHash("sha256").update(`routes of ${seed}`).digest("hex")

/** An address may name its own port, so that three nodes can be tried on one machine. */
const hostPort = (address: string, port: number): string => (/:\d+$/u.test(address) ? address : `${address}:${port}`)
