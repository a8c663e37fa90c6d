import { newAgent } from "~core/blank"
import { change } from "~core/change"
import { agentId } from "~core/ids"
import type { Refusal } from "~core/refusal"
import type { Role } from "~core/role"
import type { Result } from "~messaging/contract"
import type { NotDone } from "~team/engine"
import type { World } from "../world"
import { decide } from "./hands"

/** Whom an admin invites, and into which inboxes. `member`: somebody again, under the name they had. */
interface Guest {
  role: Role
  name: string
  inboxes: readonly string[]
  member: string | null
}

/** Invites somebody: their key as text, and their agent in the inboxes that the admin chose before they first come. */
export async function invite(world: World, guest: Guest): Promise<Result<{ key: string } | null>> {
  const name = guest.name.trim()
  if (name === "") return { ok: false, refusal: "unnamed" }
  const done = await world.seat.mode.invite({ role: guest.role, name, member: guest.member })
  if (!done) return { ok: false, refusal: "team-away" }
  if (!done.done) return { ok: false, refusal: REFUSALS[done.because] }
  const seated = guest.role === "listener" || (await seatAt(world, done.member, name, guest.inboxes)).ok
  return seated ? { ok: true, value: { key: done.key } } : { ok: false, refusal: "busy" }
}

/** Ends a membership. */
export async function revoke(world: World, member: string): Promise<Result> {
  // Whoever revokes the last admin locks the door from outside; leaving the team is another thing.
  if (member === world.me) return { ok: false, refusal: "not-allowed" }
  const done = await world.seat.mode.revoke(member)
  if (!done) return { ok: false, refusal: "team-away" }
  return done.done ? { ok: true, value: null } : { ok: false, refusal: REFUSALS[done.because] }
}

const REFUSALS: Record<NotDone["because"], Refusal> = {
  "not an admin": "not-your-role",
  "nobody of that name": "not-found",
  "others write": "busy",
  unknown: "team-unknown",
}

function seatAt({ db, clock, ...world }: World, member: string, name: string, ids: readonly string[]) {
  const id = agentId(member)
  return decide(world, async () => {
    const [agent, inboxes] = await Promise.all([db.agents.get(id), db.inboxes.toArray()])
    const enters = inboxes.filter((inbox) => ids.includes(inbox.id) && !inbox.agents.includes(id))
    const joined = enters.map((inbox) => ({ ...inbox, agents: [...inbox.agents, id] }))
    return change({ records: [...(agent ? [] : [newAgent(id, name, clock.now())]), ...joined] })
  })
}
