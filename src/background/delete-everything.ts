import type { Result } from "~messaging/contract"
import { hasTeamShelf } from "~store/has-team-shelf"
import { signOut } from "~x/sign-in"
import { open } from "./open"
import { alone } from "./turns"
import { stopAll } from "./works"
import type { World } from "./world"

/** Deletes everything that lies in this browser, revokes X's tokens and begins a fresh desk. What is on its way to X finishes first. */
export async function deleteEverything(world: World): Promise<Result> {
  const { db, shelf, clock } = world
  stopAll()
  await alone(async () => {
    const tokens = await shelf.clear()
    if (await hasTeamShelf()) await (await world.seat.shelf()).clear()
    await db.transaction("rw", db.tables, () => Promise.all(db.tables.map((table) => table.clear())))
    // Whether X heard it changes nothing here: without the tokens nobody can use them.
    for (const each of tokens) void signOut(each, { now: clock.now }).catch(() => undefined)
    await open(world)
  })
  return { ok: true, value: null }
}
