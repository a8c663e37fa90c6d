import type { ConversationId } from "~core/ids"
import { lapse } from "~core/lapse"
import { decide } from "../decide"
import { viewOf } from "../views"
import type { World } from "../world"
import type { Deadlines } from "./deadline"

/** Offers lapse. */
export const offers: Deadlines = async (world) => {
  const offered = await world.db.conversations.where("offer.until").above(0).toArray()
  return offered.flatMap(({ id, offer }) => (offer ? { at: offer.until, carryOut: () => lapseOffer(world, id) } : []))
}

function lapseOffer(world: World, id: ConversationId) {
  return decide(world, async () => {
    const offer = (await world.db.conversations.get(id))?.offer
    const view = offer && (await viewOf(world.db, id, offer.agent))
    return view?.conversation.offer ? lapse(view, world.clock.now()) : null
  })
}
