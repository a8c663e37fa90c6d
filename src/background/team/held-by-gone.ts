import type { Conversation } from "~core/conversation"
import type { AgentId } from "~core/ids"
import type { Agent } from "~core/records"
import { stillThere } from "~core/still-there"
import type { DeskDb } from "~store/desk-db"

/** Who is gone past the grace gets nothing new: one who held nothing is looked at again only after this (milliseconds). */
const REST_MS = 60_000

const heldNothing = new WeakMap<DeskDb, Map<AgentId, number>>()

/** After every key, as Dexie has it: its class stays out of the engine's file. */
const LAST: unknown = [[]]

type Key = [AgentId, Conversation["status"], unknown]

/** What agents who are gone hold though somebody waits for them: sessions that run, and what they have not looked at. */
export async function heldByGone(db: DeskDb, gone: readonly Agent[], now: number): Promise<Conversation[]> {
  const rests = heldNothing.get(db) ?? new Map<AgentId, number>()
  heldNothing.set(db, rests)
  // Most of a team is off at any time: not all of them are looked through whenever something happens.
  const some = gone.filter(({ id, sessions }) => sessions.length > 0 || Math.abs(now - (rests.get(id) ?? 0)) >= REST_MS)
  if (some.length === 0) return []
  const held = await db.conversations
    .where("[owner+status+unread]")
    .inAnyRange(some.flatMap(rangesOf), { includeLowers: true, includeUppers: true })
    .toArray()
  const owners = new Set(held.map(({ owner }) => owner))
  for (const agent of some)
    if (owners.has(agent.id) || stillThere(agent, now)) rests.delete(agent.id)
    else rests.set(agent.id, now)
  return held
}

const rangesOf = ({ id }: Agent): [Key, Key][] => [
  [
    [id, "Open", Number.NEGATIVE_INFINITY],
    [id, "Open", LAST],
  ],
  [
    [id, "Waiting", 1],
    [id, "Waiting", LAST],
  ],
]
