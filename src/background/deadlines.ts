import type { ConversationId } from "~core/ids"
import { lapse } from "~core/lapse"
import { GRACE_MS, lookedInVain, strand } from "~core/unsure"
import { decide } from "./decide"
import { viewOf } from "./views"
import type { World } from "./world"

/** Carries out what is overdue, in the order in which it fell due: offers that lapse, sends a dead worker left behind, unsure ones looked for in vain. */
export async function carryOutDeadlines(world: World): Promise<void> {
  const { db, clock } = world
  const overdue = await db.conversations.where("offer.until").belowOrEqual(clock.now()).sortBy("offer.until")
  for (const { id } of overdue) await lapseOffer(world, id)
  for (const { id } of await db.sends.where("status").equals("sending").toArray()) {
    if (world.inFlight.has(id)) continue
    await decide(world, async () => {
      const send = await db.sends.get(id)
      return send && !world.inFlight.has(id) ? strand(send, clock.now()) : null
    })
  }
  for (const { id } of await db.sends.where("status").equals("unsure").toArray()) {
    await decide(world, async () => {
      const send = await db.sends.get(id)
      const cursor = send && (await db.cursors.get(send.account))
      return cursor ? lookedInVain(send, cursor) : null
    })
  }
}

function lapseOffer(world: World, id: ConversationId) {
  return decide(world, async () => {
    const offer = (await world.db.conversations.get(id))?.offer
    const view = offer && (await viewOf(world.db, id, offer.agent))
    return view?.conversation.offer ? lapse(view, world.clock.now()) : null
  })
}

/** When the next of these falls due (Unix milliseconds); null when none is pending. */
export async function nextDeadline({ db, inFlight }: World): Promise<number | null> {
  const offered = await db.conversations.orderBy("offer.until").first()
  const left = await db.sends.where("status").equals("sending").toArray()
  const stranded = left.filter(({ id }) => !inFlight.has(id)).map(({ sendingAt }) => (sendingAt ?? 0) + GRACE_MS)
  const times = [...stranded, ...(offered?.offer ? [offered.offer.until] : [])]
  return times.length > 0 ? Math.min(...times) : null
}
