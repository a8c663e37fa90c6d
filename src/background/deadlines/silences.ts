import { endSilent, silenceDueOf } from "../silence"
import { type Deadlines, dueOf } from "./deadline"

/** Sessions end by silence. One that is overdue stays overdue until its accounts were read past that time. */
export const silences: Deadlines = async (world, now) => {
  const open = await world.db.conversations.where("status").equals("Open").toArray()
  const due = await Promise.all(open.map((conversation) => silenceDueOf(world, conversation)))
  const all = open.flatMap(({ id }, n) => {
    const at = due[n]
    return at == null ? [] : { at, carryOut: () => endSilent(world, id) }
  })
  return dueOf(all, now)
}
