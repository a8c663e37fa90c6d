import { silenceDue } from "~core/end-by-silence"
import type { ConversationId } from "~core/ids"
import type { Send } from "~core/send"
import { endSilent, UNDER_WAY } from "../silence"
import { type Deadlines, dueOf } from "./deadline"

/**
 * Sessions end by silence. One that is overdue stays overdue until its accounts were read past that time. What is under way is read once for
 * all of them: this is looked at each time the worker wakes.
 */
export const silences: Deadlines = async (world, now) => {
  const { db } = world
  const [settings, open, underWay] = await Promise.all([
    db.settings.get("desk"),
    db.conversations.where("status").equals("Open").toArray(),
    db.sends.where("status").anyOf(UNDER_WAY).toArray(),
  ])
  if (!settings) return dueOf([], now)
  const sends = new Map<ConversationId, Send[]>(open.map(({ id }) => [id, []]))
  for (const send of underWay) sends.get(send.conversation)?.push(send)
  const all = open.flatMap((conversation) => {
    const { id } = conversation
    const at = silenceDue(conversation, sends.get(id) ?? [], settings)
    return at === null ? [] : { at, carryOut: () => endSilent(world, id) }
  })
  return dueOf(all, now)
}
