import type { ConversationId } from "~core/ids"
import { lapse } from "~core/lapse"
import { decide } from "../decide"
import { viewOf } from "../views"
import type { World } from "../world"
import type { Deadlines } from "./deadline"

/** Offers lapse. The index is in the order in which they do: those that run are not read. */
export const offers: Deadlines = async (world, now) => {
  const { conversations } = world.db
  const [over, running] = await Promise.all([
    conversations.where("offer.until").between(0, now, true, true).toArray(),
    conversations.where("offer.until").above(now).first(),
  ])
  return {
    overdue: over.flatMap(({ id, offer }) => (offer ? { at: offer.until, carryOut: () => lapseOffer(world, id) } : [])),
    next: running?.offer?.until ?? null,
  }
}

function lapseOffer(world: World, id: ConversationId) {
  return decide(world, async () => {
    const offer = (await world.db.conversations.get(id))?.offer
    const view = offer && (await viewOf(world.db, id, offer.agent))
    return view?.conversation.offer ? lapse(view, world.clock.now()) : null
  })
}
