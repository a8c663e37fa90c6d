import type { Membership } from "~core/membership"
import type { DeskDb } from "~store/desk-db"
import { isFresh } from "~store/reads/is-fresh"
import type { TeamShelf } from "~store/team-shelf"
import { exportDesk } from "./hands"

/**
 * What stays in this browser whichever desk it works at: what its own asks cost at X (and which events X charges no more for today), and
 * what it found out about X's pages and about who was turned away.
 */
const STAYS = new Set(["spend", "billed", "turnedAway", "pageParts"])

/** How often the desk is exported anew because a page wrote on it meanwhile. */
const TRIES = 5

/** What putting away works with. */
export interface PuttingAway {
  db: DeskDb
  shelf: TeamShelf
  /** Unix milliseconds. */
  now: () => number
  signal: AbortSignal
}

/** Who joins, and with what. */
export interface Joining {
  member: Omit<Membership, "putAway">
  /** Kept on the shelf. */
  invitation: object
}

/** An older desk of this browser's lies on the shelf, and this one has something as well: neither may go. */
export class ShelfTaken extends Error {
  override name = "ShelfTaken"
}

/** A page has written on the desk since it was exported. */
class Written extends Error {
  override name = "Written"
}

/**
 * Puts this browser's own desk away and leaves an empty one in the member's name. First the whole desk lies on the shelf, then one transaction
 * clears it and writes down the membership: from that on, and not before, this browser is the team's. A worker that dies before has lost
 * nothing (`mendMove`). Call it in `alone`. Throws `ShelfTaken`, and what the disk does, having changed nothing of the desk.
 */
export async function putAway(moving: PuttingAway, { member, invitation }: Joining): Promise<Membership> {
  const { db, shelf } = moving
  const stands = await db.membership.get("me")
  if (stands) return stands
  const [fresh, lies] = await Promise.all([isFresh(db), shelf.readPutAway()])
  if (lies && !fresh) {
    // What an attempt before this one left there is a copy of what stands.
    if (!(await shelf.moving())) throw new ShelfTaken()
    await shelf.dropPutAway()
  }
  // A desk that was lost before it could come back waits on. While that lies there no move is noted: it is no copy of what stands, to be dropped.
  if (!lies || !fresh) await shelf.noteMove("joining")
  await shelf.keep(invitation)
  const joined = fresh
    ? await exchange(db, { ...member, putAway: lies ? lies.customers : null }, null)
    : await layAway(moving, member)
  await shelf.noteMove(null)
  return joined
}

async function layAway({ db, shelf, now, signal }: PuttingAway, member: Joining["member"]): Promise<Membership> {
  for (let tries = 1; ; tries++) {
    const pages = await writtenByPages(db)
    const customers = await db.customers.count()
    const at = now()
    const blob = await exportDesk(at, () => undefined, signal, db)
    signal.throwIfAborted()
    if (!(await shelf.putAway(blob, customers, at))) throw new ShelfTaken()
    try {
      return await exchange(db, { ...member, putAway: customers }, pages)
    } catch (error) {
      // Only what surely stands here as well goes from there.
      if (await db.membership.get("me")) throw error
      await shelf.dropPutAway()
      if (!(error instanceof Written) || tries === TRIES) throw error
    }
  }
}

/** One transaction, all or nothing. `pages`: what pages had written when the desk was exported; null: there was nothing to lose. */
const exchange = (db: DeskDb, member: Membership, pages: string | null): Promise<Membership> =>
  db.transaction("rw", db.tables, async () => {
    if (pages === null ? !(await isFresh(db)) : (await writtenByPages(db)) !== pages) throw new Written()
    await clearDesk(db)
    await db.membership.put(member)
    return member
  })

/** Everything of a desk goes, whosever it is, but what is laid `beside` it. In a transaction of all tables. */
export async function clearDesk(db: DeskDb, beside: readonly string[] = []): Promise<void> {
  const goes = db.tables.filter(({ name }) => !STAYS.has(name) && !beside.includes(name))
  await Promise.all(goes.map((table) => table.clear()))
}

/** Pages write these by themselves, also while the worker has the desk alone: what is typed, and the files for it. */
async function writtenByPages(db: DeskDb): Promise<string> {
  const [drafts, files] = await Promise.all([db.drafts.toArray(), db.files.toCollection().primaryKeys()])
  return JSON.stringify([drafts, files])
}
