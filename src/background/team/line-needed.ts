import type { AgentId } from "~core/ids"
import type { Role } from "~core/role"
import { pagesOpen } from "~platform/pages-open"
import { isAccount, leasesOf } from "./duties"
import { handsIn } from "./hand-in"
import { uploads } from "./hands"
import type { Seating } from "./seating"
import type { Spent } from "./spent-tokens"

/** Whose line it is. */
interface Whose {
  me: AgentId
  role: Role
  spent: Spent
  /** Somebody wanted it a moment ago. */
  wanted: boolean
}

/** Whether there is something for the line to stand for: work, an open page of ours, a page on X, an account to be read. */
export async function lineNeeded(
  { world, looking }: Seating,
  { me, role, spent, wanted }: Whose,
): Promise<{ needed: boolean; onDuty: boolean }> {
  const agent = await world.db.agents.get(me)
  const onDuty = agent?.available ?? false
  if (onDuty || (agent?.sessions.length ?? 0) > 0 || looking() > 0) return { needed: true, onDuty }
  // A file is on its way to whoever sends it, or a desk into the team's: going off duty cancels nothing.
  if (wanted || uploads().running.size > 0 || (await handsIn(world.db, me))) return { needed: true, onDuty }
  return { needed: (await leasesOf(world, role, spent)).some(isAccount) || (await pagesOpen()), onDuty }
}
