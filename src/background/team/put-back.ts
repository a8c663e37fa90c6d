import type { Account } from "~core/account"
import type { AccountId } from "~core/ids"
import type { DeskDb } from "~store/desk-db"
import { isFresh } from "~store/reads/is-fresh"
import type { PutAway, TeamShelf } from "~store/team-shelf"
import { forgetLaidOut, stage, swapIn } from "./hands"
import { mendPublish } from "./publish-own"
import { clearDesk } from "./put-away"

/** What putting back works with. */
export interface PuttingBack {
  db: DeskDb
  shelf: TeamShelf
  /** Where X's tokens lie. */
  tokens: { read: (account: string) => Promise<unknown> }
  signal: AbortSignal
}

/**
 * Leaves the team: what was copied of its desk goes, and the desk that was put away stands again, in one transaction with the end of the
 * membership; then it leaves the shelf, and the invitation with it. With nothing put away an empty desk is left. Call it in `alone`; then open
 * the desk. Throws `UnfitExport`, the signal's reason and what the disk does, having changed nothing.
 */
export async function putBack(moving: PuttingBack): Promise<void> {
  const { db, shelf } = moving
  await shelf.noteMove("leaving")
  try {
    await exchange(moving, await shelf.readPutAway())
  } catch (error) {
    if (await isMember(db)) {
      await db.staged.clear()
      await shelf.noteMove(null)
    }
    throw error
  }
  await clearShelf(shelf)
}

/**
 * Ends what a worker that died left half-way, at the start of the next and before anything else is done. Whether the membership stands says
 * where it was: it is written and ends in the transaction that exchanges the desks. With it all is in its place; without it the desk that
 * stands is this browser's own, and what lies on the shelf a copy of it. Only of a desk that is gone the shelf's is the only one: it is put back.
 * (With nobody moving and a desk here, what lies there is another, older one, and nobody's to drop.)
 */
export async function mendMove(moving: PuttingBack & { report: (error: unknown) => void }): Promise<void> {
  const { db, shelf, report } = moving
  const [member, move, away] = await Promise.all([isMember(db), shelf.moving(), shelf.readPutAway()])
  if (member || move) await forgetLaidOut()
  if (member) {
    await mendPublish(db)
    return move ? shelf.noteMove(null) : undefined
  }
  if (away && (await isFresh(db))) {
    try {
      await exchange(moving, away)
    } catch (error) {
      // It waits on the shelf: a desk must open whatever lies there.
      return report(error)
    }
  } else if (!move) return
  await clearShelf(shelf)
}

/** Counted: a row that is not what it should be is seen by nobody, and is one all the same. */
const isMember = async (db: DeskDb): Promise<boolean> => (await db.membership.count()) > 0

async function exchange(moving: PuttingBack, away: PutAway | undefined): Promise<void> {
  const { db, signal } = moving
  const head = away ? await stage(db, away.blob, async () => undefined, signal) : null
  const signedIn = away && !away.published ? await stillSignedIn(moving) : []
  signal.throwIfAborted()
  await db.transaction("rw", db.tables, async () => {
    await clearDesk(db, head ? ["staged"] : [])
    if (head) await swapIn(db, head)
    await db.accounts
      .where("id")
      .anyOf(signedIn)
      .modify((account) => {
        account.status = "connected"
      })
    if (away?.published) await holdSends(db)
  })
}

/** Accounts that were connected and whose tokens have stayed in this browser; a team's gateway may have spent those of others. */
async function stillSignedIn({ db, tokens }: PuttingBack): Promise<AccountId[]> {
  // An export begins with these.
  const first = await db.staged
    .orderBy("id")
    .until(({ table }) => table === "customers")
    .toArray()
  const accounts = first.flatMap(({ table, rows }) => (table === "accounts" ? (rows as Account[]) : []))
  const connected = accounts.filter(({ status }) => status === "connected")
  const held = await Promise.all(connected.map(({ id }) => tokens.read(id)))
  return connected.filter((_, nth) => held[nth] !== undefined).map(({ id }) => id)
}

/** The team's desk has these as well, and sends them: here the agent says whether they still should go. */
async function holdSends(db: DeskDb): Promise<void> {
  await db.sends
    .where("status")
    .equals("queued")
    .modify((send) => {
      Object.assign(send, { status: "refused", because: "too-old", detail: null })
    })
}

/** In this order: the marker stays until the rest is gone. */
async function clearShelf(shelf: TeamShelf): Promise<void> {
  await shelf.forget()
  await shelf.dropPutAway()
  await shelf.noteMove(null)
}
