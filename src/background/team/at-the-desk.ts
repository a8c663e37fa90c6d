import { newAgent } from "~core/blank"
import { change, type Decided } from "~core/change"
import type { Membership } from "~core/membership"
import { openDesk } from "~core/open-desk"
import type { World } from "../world"
import { decide } from "./hands"

/** This member has an agent of their name at the desk; an admin's first visit gives the desk what it can't be without. */
export async function atTheDesk(world: World, { member, name, role }: Membership): Promise<void> {
  const { db, clock } = world
  await decide(world, async (): Promise<Decided | null> => {
    const [agent, inbox, settings] = await Promise.all([
      db.agents.get(member),
      db.inboxes.toCollection().first(),
      db.settings.get("desk"),
    ])
    const own = { id: member, name }
    if (role === "admin")
      return openDesk({ agent: agent ?? null, inbox: inbox ?? null, settings: settings ?? null }, clock.now(), own)
    return agent ? null : change({ records: [newAgent(member, name, clock.now())] })
  })
}
