import { SOLO_AGENT } from "~core/ids"
import { openDesk } from "~core/open-desk"
import { forgetFiles } from "~store/files"
import { decide } from "./decide"
import type { World } from "./world"

/** Opens the desk that stands here: it has an agent, an inbox and settings from now on, and the clock goes by what X said last. */
export async function open(world: World): Promise<void> {
  const { db, clock } = world
  void forgetFiles(clock.now(), db).catch(world.report)
  // A team's desk is opened when its line stands; and what X said of the time was said to another computer.
  if (world.seat.mode.role !== null) return
  const standings = await db.standings.toArray()
  clock.restore(standings.sort((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0))[0]?.ahead ?? 0)
  await decide(world, async () => {
    const [agent, inbox, settings] = await Promise.all([
      db.agents.get(SOLO_AGENT),
      db.inboxes.toCollection().first(),
      db.settings.get("desk"),
    ])
    return openDesk({ agent: agent ?? null, inbox: inbox ?? null, settings: settings ?? null }, clock.now())
  })
}
