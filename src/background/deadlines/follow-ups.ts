import { followUpDue } from "~core/follow-up"
import type { ConversationId } from "~core/ids"
import { decide } from "../decide"
import { viewOf } from "../views"
import type { World } from "../world"
import type { Deadlines } from "./deadline"

/** Reminders bring conversations back to their owner. The index is in the order in which they do: those of next month are not read. */
export const followUps: Deadlines = async (world, now) => {
  const { conversations } = world.db
  const [over, coming] = await Promise.all([
    conversations.where("followUpAt").between(0, now, false, true).toArray(),
    conversations.where("followUpAt").above(now).first(),
  ])
  const overdue = over.flatMap(({ id, followUpAt }) =>
    followUpAt === null ? [] : { at: followUpAt, carryOut: () => remindOf(world, id) },
  )
  return { overdue, next: coming?.followUpAt ?? null }
}

function remindOf(world: World, id: ConversationId) {
  const { db, clock, me } = world
  return decide(world, async () => {
    const view = await viewOf(db, id, me)
    if (!view) return null
    const { conversation, customer, settings } = view
    const owner = (conversation.owner && (await db.agents.get(conversation.owner))) || null
    const open = customer.open !== null && customer.open !== id ? await db.conversations.get(customer.open) : null
    const account = await db.accounts.get(conversation.account)
    const entryPoint = account?.inbox ?? conversation.inbox
    return followUpDue({ conversation, customer, owner, other: open ?? null, entryPoint, settings }, clock.now())
  })
}
