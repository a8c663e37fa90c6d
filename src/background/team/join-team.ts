import { accountId, agentId } from "~core/ids"
import type { Membership, TeamTrouble } from "~core/membership"
import type { Refusal } from "~core/refusal"
import type { Result } from "~messaging/contract"
import { type Invitation, readKey, tryKey } from "~team/engine"
import type { World } from "../world"
import { alone, open, stopAll } from "./hands"
import { clearDesk, putAway, ShelfTaken } from "./put-away"
import { putBack } from "./put-back"

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
  const stood = (await world.db.membership.get("me")) ?? null
  if (typed.key.trim() === "" && stood) return takeSeat(world, () => readAnew(world))
  const read = readKey({ ...typed, ...(stood ? { workspace: stood.workspace } : {}) })
  if (!read.ok) return notJoined(read.refusal === "other workspace" ? "already a member" : read.refusal)
  const { invitation } = read
  const trouble = await tryKey(invitation, Date.now())
  if (trouble) return notJoined(trouble)
  return takeSeat(world, () => sitDown(world, invitation))
}

async function sitDown(world: World, invitation: Invitation): Promise<void> {
  const { db, signal } = world
  // Looked at anew: while the key was tried the team may have been left, and then the desk that stands is this browser's own.
  const stood = await db.membership.get("me")
  const shelf = await world.seat.shelf()
  const { role, name, server, workspace } = invitation
  const member = {
    id: "me",
    member: agentId(invitation.member),
    role,
    name,
    server,
    workspace,
    joinedAt: Date.now(),
  } as const
  if (!stood) {
    await putAway({ db, shelf, now: Date.now, signal }, { member, invitation })
    return
  }
  await shelf.keep(invitation)
  const again = { ...member, putAway: stood.putAway }
  if (stood.member === again.member) await db.membership.put(again)
  // Somebody else from now on: their copy is their own.
  else await exchangeCopy(world, again)
}

/** What was copied goes, with all that lies beside it. */
const exchangeCopy = ({ db }: World, membership: Membership): Promise<void> =>
  db.transaction("rw", db.tables, async () => {
    await clearDesk(db)
    await db.membership.put(membership)
  })

/** What was copied goes, and the desk is read again from its beginning. What this member has typed or attached is nowhere else, and stays. */
const readAnew = ({ db }: World): Promise<void> =>
  db.transaction("rw", db.tables, async () => {
    const membership = await db.membership.get("me")
    if (!membership) return
    await clearDesk(db, ["drafts", "files"])
    await db.files.filter(({ direction }) => direction === "in").delete()
    await db.membership.put(membership)
  })

/**
 * Stands up, moves, and sits down where the rows say then; whatever became of the move. Long work of the desk that was is stopped: a restore that
 * had begun there would put its rows into the other.
 */
function takeSeat(world: World, move: () => Promise<void>): Promise<Result> {
  const { seat } = world
  stopAll()
  return alone(async () => {
    await seat.leave()
    try {
      await move()
      return { ok: true, value: null }
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      return { ok: false, refusal }
    } finally {
      await seat.take()
      await open(world)
      await seat.mode.reach()
    }
  })
}

/** Leaves the team: its copy goes, this browser's own desk comes back. */
export async function leaveTeam(world: World): Promise<Result> {
  const { db, seat, shelf, signal } = world
  const tokens = { read: (account: string) => shelf.read(accountId(account)) }
  if (!(await db.membership.get("me"))) return { ok: false, refusal: "not-in-team" }
  const own = await seat.shelf()
  return takeSeat(world, () => putBack({ db, shelf: own, tokens, signal }))
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof ShelfTaken) return "shelf-taken"
  const name = error instanceof Error ? error.name : ""
  if (name === "UnfitExport") return "damaged-export"
  return name === "QuotaExceededError" ? "storage-full" : null
}
