import type { SendId } from "~core/ids"
import { GRACE_MS, strand } from "~core/unsure"
import { decide } from "../decide"
import { onDuty, type World } from "../world"
import { type Deadlines, dueOf } from "./deadline"

/** Sends that a worker who died left *sending* become unsure. */
export const stranded: Deadlines = async (world, now) => {
  const sending = await world.db.sends.where("status").equals("sending").toArray()
  const left = sending.filter(({ id, account }) => !world.inFlight.has(id) && world.as(account))
  const all = left.map(({ id, account, sendingAt }) => ({
    at: (sendingAt ?? 0) + GRACE_MS,
    carryOut: async () => {
      const mine = onDuty(world, account)
      if (mine) await strandOne(mine, id)
    },
  }))
  return dueOf(all, now)
}

function strandOne(world: World, id: SendId) {
  return decide(world, async () => {
    const send = await world.db.sends.get(id)
    return send && !world.inFlight.has(id) ? strand(send, world.clock.now()) : null
  })
}
