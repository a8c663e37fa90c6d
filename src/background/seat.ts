import { SOLO_AGENT } from "~core/ids"
import type { Membership } from "~core/membership"
import { commitTo } from "~store/commit"
import type { TeamShelf } from "~store/team-shelf"
import type { X } from "~x/port"
import { engine } from "./engine"
import { type Mode, soloMode } from "./mode"
import { pagesLooking } from "./page-port"
import type { World } from "./world"

/** Where this browser sits: at its own desk or at a team's. */
export interface Seat {
  readonly mode: Mode
  /** What this browser has of a team beside the desk. */
  shelf: () => Promise<TeamShelf>
  /** Sits down where the rows say; what was begun elsewhere ends first. */
  take: () => Promise<void>
  /** Stands up: nobody writes until a seat is taken again. */
  leave: () => Promise<void>
  beat: () => Promise<void>
}

/** Sits at one's own desk until the rows are read. */
export function createSeat(world: World, ownX: X): Seat {
  const { db } = world
  const solo = soloMode(SOLO_AGENT, commitTo(db), ownX)
  let moving = false
  // Between two seats: nothing is written. Where the new one could not be taken it is tried again, and never a team's desk worked at as one's own.
  const standing: Mode = {
    ...solo,
    commit: async () => "stale",
    as: () => null,
    beat: async () => void (moving || (await take())),
  }
  let mode: Mode = solo
  let membership: Membership | null | undefined = null

  let opened: TeamShelf | null = null
  const shelf = async (): Promise<TeamShelf> => {
    const { openShelf } = await engine()
    opened ??= openShelf()
    return opened
  }

  const take = async (): Promise<void> => {
    moving = false
    const found = (await db.membership.get("me")) ?? null
    // A worker whose database was closed under it opens it again, and sits where it sat.
    if (JSON.stringify(found) === JSON.stringify(membership)) return
    await standUp()
    mode = found ? await atTeam(found) : solo
    membership = found
  }
  const standUp = async () => {
    await mode.end()
    mode = standing
    membership = undefined
  }
  const atTeam = async (found: Membership): Promise<Mode> => {
    const own = await shelf()
    const [kept, browser] = await Promise.all([own.read(), own.browser()])
    const { TeamMode, keyOf } = await engine()
    const invitation = keyOf(kept, found)
    if (!invitation)
      await db.teamLine.put({ id: "line", state: "refused", since: Date.now(), because: "damaged key", behind: null })
    return new TeamMode({ world, membership: found, invitation, browser, ownX, looking: pagesLooking })
  }
  return {
    get mode() {
      return mode
    },
    shelf,
    take,
    leave: () => {
      moving = true
      return standUp()
    },
    beat: () => mode.beat(),
  }
}
