import { agentId } from "~core/ids"
import type { Membership, TeamTrouble } from "~core/membership"
import type { Result } from "~messaging/contract"

import { readKey, tryKey } from "~team/engine"
import type { World } from "../world"
import { alone, open } from "./hands"

/** What was typed. An empty key: the desk is read anew with the key that is here. */
interface Typed {
  server: string
  key: string
}

const notJoined = (trouble: TeamTrouble): Result => ({ ok: false, refusal: "not-joined", detail: trouble })

/**
 * Joins a team: the key is read, tried at the server, and only then this browser's own desk is put away for the team's. Joined already, a
 * newer key of the same workspace takes the place of the old one.
 */
export async function join(world: World, typed: Typed): Promise<Result> {
  const { db, seat } = world
  const stood = (await db.membership.get("me")) ?? null
  if (typed.key.trim() === "" && stood) return anew(world, stood)
  const read = readKey({ ...typed, ...(stood ? { workspace: stood.workspace } : {}) }, Date.now())
  if (!read.ok) return notJoined(read.refusal === "other workspace" ? "already a member" : read.refusal)
  const { invitation } = read
  const trouble = await tryKey(invitation, Date.now())
  if (trouble) return notJoined(trouble)
  return alone(async () => {
    await seat.leave()
    await seat.shelf.keep(invitation)
    if (stood?.member !== invitation.member) await clearDesk(world)
    const membership: Membership = {
      id: "me",
      member: agentId(invitation.member),
      role: invitation.role,
      name: invitation.name,
      server: invitation.server,
      workspace: invitation.workspace,
      joinedAt: Date.now(),
      putAway: stood?.putAway ?? null,
    }
    await db.membership.put(membership)
    await seat.take()
    await seat.mode.reach()
    return { ok: true, value: null }
  })
}

/** The server is not the one that this copy was made from: the copy goes, and the desk is read again from its beginning. */
async function anew(world: World, membership: Membership): Promise<Result> {
  const { db, seat } = world
  return alone(async () => {
    await seat.leave()
    await clearDesk(world)
    await db.membership.put(membership)
    await seat.take()
    await seat.mode.reach()
    return { ok: true, value: null }
  })
}

/** Leaves the team: its copy goes, this browser's own desk comes back. */
export async function leaveTeam(world: World): Promise<Result> {
  const { db, seat } = world
  if (!(await db.membership.get("me"))) return { ok: false, refusal: "not-in-team" }
  return alone(async () => {
    await seat.leave()
    await seat.shelf.forget()
    await clearDesk(world)
    await seat.take()
    await open(world)
    return { ok: true, value: null }
  })
}

async function clearDesk({ db }: World): Promise<void> {
  await db.transaction("rw", db.tables, () => Promise.all(db.tables.map((table) => table.clear())))
}
