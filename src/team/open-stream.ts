import type { NatsConnection } from "@nats-io/nats-core"
import { pause } from "./pause"
import type { Invitation } from "./people/invitation"
import { type Found, findStream, isFound, type Known, makeStream, type Unfit } from "./stream"

/** How often it is looked whether an admin has opened the desk (milliseconds). */
const LOOK_MS = 2_000

/** Whose stream is looked for, and by whom. */
export interface Opening extends Pick<Invitation, "workspace" | "role"> {
  /** What this browser has a copy of; null: of nothing. */
  known: Known | null
}

/**
 * The workspace's stream. An admin's browser makes it where there is none; everybody else waits for that, and is told. One that has a copy knows
 * that there was a stream, and makes none: where it is gone somebody may bring it back. Anything else that is wrong with it is the end.
 */
export async function openStream(
  nc: NatsConnection,
  opening: Opening,
  signal: AbortSignal,
  tell: (unfit: Unfit) => void,
): Promise<Found | Unfit | "ended"> {
  while (!signal.aborted && !nc.isClosed()) {
    const found = await look(nc, opening).catch(() => null)
    if (isFound(found)) return found
    if (found) tell(found)
    if (found && found !== "not made") return found
    await pause(LOOK_MS, signal)
  }
  return "ended"
}

async function look(nc: NatsConnection, { workspace, role, known }: Opening): Promise<Found | Unfit> {
  // Servers that know each other keep three copies; one that stands alone keeps one.
  if (role === "admin" && known === null) return makeStream(nc, workspace, nc.info?.cluster ? 3 : 1)
  return findStream(nc, known ?? { workspace, made: null, position: 0 })
}
