import { connect as overTcp } from "@nats-io/transport-node"
import { test } from "vitest"
import { makeStream } from "~team/stream"
import { NATS_SERVER, startNodes, type TeamNode, type TeamNodes } from "./server"

/** A test that needs a real server: skipped, and counted so, where none can be had. */
export const onServer = test.skipIf(!NATS_SERVER)

/** The name of the tests' workspace. */
export const WORKSPACE = "w-tests"

/** A connection of the tests' own, by TCP. */
export const connectTo = (...nodes: TeamNode[]) =>
  overTcp({
    servers: nodes.map(({ tcp }) => tcp),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
    pingInterval: 5_000,
  })

/** Servers with the desk's stream made on them. */
export async function withStream(count: 1 | 3 = 1, sync: "always" | "2m" = "2m"): Promise<TeamNodes> {
  const nodes = await startNodes(count, () => "", sync)
  const nc = await connectTo(...nodes.nodes)
  for (let tries = 0; ; tries++) {
    const made = await makeStream(nc, WORKSPACE, count).catch((error: unknown) => error)
    if (made && typeof made === "object" && "made" in made) break
    // Three nodes choose a leader first.
    if (tries > 100) throw new Error(`no stream: ${String(made)}`)
    await new Promise((go) => setTimeout(go, 100))
  }
  await nc.close()
  return nodes
}
