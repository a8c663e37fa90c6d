import { abandon } from "~core/abandon"
import type { Decided } from "~core/change"
import { comeBack } from "~core/come-back"
import type { AgentId, ConversationId } from "~core/ids"
import type { Colleague } from "~core/membership"
import type { Agent } from "~core/records"
import { GRACE_MS } from "~core/still-there"
import { goneSince, vanish } from "~core/vanish"
import { type Deadline, type Deadlines, dueOf } from "../deadlines/deadline"
import type { World } from "../world"
import { decide, frameOf } from "./hands"
import { heldByGone } from "./held-by-gone"

/** How long a member must have been seen absent before their agent counts as gone (milliseconds). */
export const ABSENT_MS = 5_000

/** Somebody of the team who has an agent at the desk. */
interface Seen {
  colleague: Colleague
  agent: Agent
  /** From when on they count as gone (Unix milliseconds, X's clock); null: they are here, or nobody knows yet. */
  from: number | null
}

/**
 * Agents of a team whose browser goes: their offers go on at once, what they hold after the grace; and who comes back. It reads only who is
 * here now: after a night nobody is taken anything before they were looked for. A desk of one has no colleagues.
 */
export const absences: Deadlines = async (world, now) => {
  const colleagues = await world.db.colleagues.toArray()
  if (colleagues.length === 0) return { overdue: [], next: null }
  const { agents } = await frameOf(world.db)
  const seen = colleagues.flatMap((colleague) => {
    const agent = agents.get(colleague.id)
    return agent ? [{ colleague, agent, from: goneFrom(world, colleague, now) }] : []
  })
  const moves = seen.flatMap((one) => comingOrGoing(world, one, now))
  return dueOf([...moves, ...(await givingBack(world, seen, now))], now)
}

/**
 * Who is seen absent, by this computer's clock, when that is moved to X's. Whoever is no member any more is gone at once; this very browser
 * is not, whatever it sees of itself.
 */
function goneFrom(world: World, colleague: Colleague, now: number): number | null {
  const { revokedAt, absentSince } = colleague
  if (revokedAt !== null) return Math.min(revokedAt, now)
  return absentSince === null || isHere(world, colleague) ? null : absentSince + ABSENT_MS + world.clock.ahead()
}

const isHere = ({ me }: World, { id, revokedAt, present }: Colleague) => revokedAt === null && (present || id === me)

function comingOrGoing(world: World, { colleague, agent, from }: Seen, now: number): Deadline[] {
  const { id } = agent
  if (isHere(world, colleague)) return agent.goneAt === null ? [] : [{ at: now, carryOut: () => welcome(world, id) }]
  if (from === null) return []
  const noted = agent.goneAt === goneSince(agent, colleague.revokedAt !== null, now)
  return noted && agent.offer === null ? [] : [{ at: from, carryOut: () => letGo(world, id) }]
}

async function givingBack(world: World, seen: readonly Seen[], now: number): Promise<Deadline[]> {
  const gone = new Map(seen.flatMap((one) => (one.from === null ? [] : [[one.agent.id, { ...one, from: one.from }]])))
  const held = await heldByGone(
    world.db,
    [...gone.values()].map(({ agent }) => agent),
    now,
  )
  return held.flatMap(({ id, owner }) => {
    const whose = owner && gone.get(owner)
    if (!whose) return []
    const { agent, colleague, from } = whose
    const at = colleague.revokedAt === null ? Math.max(from, (agent.goneAt ?? from) + GRACE_MS) : from
    return [{ at, carryOut: () => giveBack(world, agent.id, id) }]
  })
}

const welcome = (world: World, id: AgentId) =>
  about(world, id, async (agent, colleague) => (isHere(world, colleague) ? comeBack(agent) : null))

const letGo = (world: World, id: AgentId) =>
  ifGone(world, id, async (agent, forGood) => {
    const offered = (agent.offer && (await world.db.conversations.get(agent.offer))) || null
    return vanish({ agent, offered, forGood }, world.clock.now())
  })

const giveBack = (world: World, id: AgentId, conversation: ConversationId) =>
  ifGone(world, id, async (agent) => {
    const found = await world.db.conversations.get(conversation)
    return found ? abandon({ conversation: found, agent }, world.clock.now()) : null
  })

/** Looks again: they may have come back since. */
const ifGone = (world: World, id: AgentId, decision: (agent: Agent, forGood: boolean) => Promise<Decided | null>) =>
  about(world, id, async (agent, colleague) => {
    const now = world.clock.now()
    const from = goneFrom(world, colleague, now)
    return from !== null && from <= now ? decision(agent, colleague.revokedAt !== null) : null
  })

function about(
  world: World,
  id: AgentId,
  decision: (agent: Agent, colleague: Colleague) => Promise<Decided | null>,
): Promise<unknown> {
  const { db } = world
  return decide(world, async () => {
    const [agent, colleague] = await Promise.all([db.agents.get(id), db.colleagues.get(id)])
    return agent && colleague ? decision(agent, colleague) : null
  })
}
