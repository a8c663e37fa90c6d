import type { SendId } from "~core/ids"
import { GRACE_MS, strand } from "~core/unsure"
import { decide } from "../decide"
import type { World } from "../world"
import type { Deadlines } from "./deadline"

/** Sends that a worker who died left *sending* become unsure. */
export const stranded: Deadlines = async (world) => {
  const sending = await world.db.sends.where("status").equals("sending").toArray()
  const left = sending.filter(({ id }) => !world.inFlight.has(id))
  return left.map(({ id, sendingAt }) => ({ at: (sendingAt ?? 0) + GRACE_MS, carryOut: () => strandOne(world, id) }))
}

function strandOne(world: World, id: SendId) {
  return decide(world, async () => {
    const send = await world.db.sends.get(id)
    return send && !world.inFlight.has(id) ? strand(send, world.clock.now()) : null
  })
}
