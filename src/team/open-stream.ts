import type { NatsConnection } from "@nats-io/nats-core"
import { pause } from "./pause"
import type { Invitation } from "./people/invitation"
import { type Found, findStream, isFound, makeStream, timeOf, type Unfit } from "./stream"

/** How often it is looked whether an admin has opened the desk (milliseconds). */
const LOOK_MS = 2_000

/**
 * The workspace's stream and what time the server says it is (Unix milliseconds). An admin's browser makes it where there is none; everybody
 * else waits for that, and is told. Anything else that is wrong with it is the end.
 */
export async function openStream(
  nc: NatsConnection,
  { workspace, role }: Pick<Invitation, "workspace" | "role">,
  signal: AbortSignal,
  tell: (unfit: Unfit) => void,
): Promise<{ found: Found; time: number } | Unfit | "ended"> {
  while (!signal.aborted && !nc.isClosed()) {
    const found = await look(nc, workspace, role === "admin").catch(() => null)
    if (isFound(found)) return { found, time: (await timeOf(nc)) ?? Date.now() }
    if (found) tell(found)
    if (found && found !== "not made") return found
    await pause(LOOK_MS, signal)
  }
  return "ended"
}

async function look(nc: NatsConnection, workspace: string, mayMake: boolean): Promise<Found | Unfit> {
  // Servers that know each other keep three copies; one that stands alone keeps one.
  if (mayMake) return makeStream(nc, workspace, nc.info?.cluster ? 3 : 1)
  return findStream(nc, { workspace, made: null, position: 0 })
}
