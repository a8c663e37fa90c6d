import { type ConnectionOptions, type NatsConnection, wsconnect } from "@nats-io/nats-core"
import type { TeamTrouble } from "~core/membership"
import { openStream } from "./open-stream"
import { optionsOf } from "./people/connection"
import { greet } from "./people/greet"
import type { Invitation } from "./people/invitation"
import { endOf } from "./people/join"
import { whyTurnedAway } from "./people/turned-away"

/** How long a server may take to let somebody in (milliseconds). */
const PATIENCE_MS = 5_000

/**
 * Whether the team takes this browser in, before anything of its own desk is touched; null: it does. An admin's first visit opens the desk.
 * `now`: Unix milliseconds.
 */
export async function tryKey(
  invitation: Invitation,
  now: number,
  connect: (options: ConnectionOptions) => Promise<NatsConnection> = wsconnect,
): Promise<TeamTrouble | null> {
  const greeting = await greet(invitation.server)
  if (!greeting) return "unreachable"
  const { workspace } = invitation
  if (greeting.workspace !== null && greeting.workspace !== workspace) return "other workspace"
  let nc: NatsConnection | null = null
  try {
    nc = await connect({ ...optionsOf(invitation), reconnect: false, timeout: PATIENCE_MS })
    return await whatStands(nc, invitation)
  } catch (error) {
    const told = error instanceof Error ? error.message : ""
    const caller = { workspace, end: endOf(invitation), wasIn: false, greeting }
    return whyTurnedAway(told, caller, now) ?? "unreachable"
  } finally {
    await nc?.close().catch(() => undefined)
  }
}

async function whatStands(nc: NatsConnection, invitation: Invitation): Promise<TeamTrouble | null> {
  const once = AbortSignal.timeout(PATIENCE_MS)
  const end = new AbortController()
  const { workspace, role } = invitation
  const opening = { workspace, role, known: null }
  const opened = await openStream(nc, opening, AbortSignal.any([once, end.signal]), () => end.abort())
  if (opened === "ended") return end.signal.aborted ? "not made" : "unreachable"
  return typeof opened === "string" ? opened : null
}
