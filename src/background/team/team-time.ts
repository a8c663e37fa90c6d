import type { World } from "../world"
import { noteAhead } from "./note-line"

/** The time that a team shares, as one browser of it goes by it. */
export interface TeamTime {
  /** The server says what time it is (Unix milliseconds). */
  hear: (serverNow: number) => Promise<void>
  /** Somebody may have heard X. */
  keep: () => Promise<void>
}

/**
 * All of a team go by X's clock, whatever their own computers say: the server's is what they share, and who reads X has written down how far X is
 * beyond that. `here`: this computer's clock. Whoever has left (`isOver`) goes by their own desk's clock again.
 */
export function teamTime(world: World, here: () => number, isOver: () => boolean): TeamTime {
  const { db, clock } = world
  /** How far the server's clock is ahead of this computer's (milliseconds). */
  let serverAhead = 0
  const keep = async () => {
    const standings = await db.standings.toArray()
    const [newest] = standings.sort((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0))
    if (isOver()) return
    clock.share(here() + serverAhead, newest?.ahead ?? 0)
    await noteAhead(world, serverAhead)
  }
  return {
    keep,
    hear: (serverNow) => {
      serverAhead = serverNow - here()
      return keep()
    },
  }
}
