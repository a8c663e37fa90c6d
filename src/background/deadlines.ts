import { redateSend } from "~core/redate-send"
import { lookedInVain } from "~core/unsure"
import type { Deadlines, Due } from "./deadlines/deadline"
import { followUps } from "./deadlines/follow-ups"
import { offers } from "./deadlines/offers"
import { silences } from "./deadlines/silences"
import { stranded } from "./deadlines/stranded"
import { decide } from "./decide"
import { onDuty, type World } from "./world"

/** What falls due on the desk's own clock. */
const OF_THE_DESK: readonly Deadlines[] = [offers, silences, followUps]

/**
 * Carries out what is overdue, of whatever kind, in the order in which it fell due: a computer that slept catches up as if it had been
 * awake (product.md §6). Then what only a later read could tell: unsure messages that were looked for in vain.
 */
export async function carryOutDeadlines(world: World): Promise<void> {
  await redateSends(world)
  const now = world.clock.now()
  const mine = onDuty(world, "desk")
  const all = await Promise.all([stranded(world, now), ...(mine ? ofTheDesk(mine).map((look) => look(mine, now)) : [])])
  const overdue = all.flatMap((due) => due.overdue).sort((a, b) => a.at - b.at)
  for (const { carryOut } of overdue) await carryOut()
  await lookForUnsure(world)
}

/** X has said what time it is: what was written under a wrong clock must not wait for that clock's times. */
async function redateSends(world: World): Promise<void> {
  const { db, clock } = world
  for (const { id, account } of await db.sends.where("status").anyOf("queued", "sending", "unsure").toArray()) {
    const commit = world.as(account)
    if (!commit) continue
    await decide({ commit }, async () => {
      const send = await db.sends.get(id)
      return send && !world.inFlight.has(id) ? redateSend(send, clock.now()) : null
    })
  }
}

async function lookForUnsure(world: World): Promise<void> {
  const { db } = world
  for (const { id, account } of await db.sends.where("status").equals("unsure").toArray()) {
    const commit = world.as(account)
    if (!commit) continue
    await decide({ commit }, async () => {
      const send = await db.sends.get(id)
      const cursor = send && (await db.cursors.get(send.account))
      const account = cursor && (await db.accounts.get(cursor.id))
      return account ? lookedInVain(send, cursor, account) : null
    })
  }
}

/**
 * When the next of these falls due (Unix milliseconds); null when none is pending. What is overdue still waits for something else (a
 * silence, for its account to be read), and that wakes this loop.
 */
export async function nextDeadline(world: World): Promise<number | null> {
  const now = world.clock.now()
  const times = (await allOf(world, now)).map(({ next }) => next).filter((at) => at !== null)
  return times.length > 0 ? Math.min(...times) : null
}

const allOf = (world: World, now: number): Promise<Due[]> =>
  Promise.all([...ofTheDesk(world), stranded].map((look) => look(world, now)))

/** A team's desk has deadlines of its own. */
const ofTheDesk = ({ seat }: World): readonly Deadlines[] => [...OF_THE_DESK, ...seat.mode.deadlines]
