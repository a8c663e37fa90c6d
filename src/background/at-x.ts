import { block } from "~core/block"
import { deleteMessage, eventOf } from "~core/delete-message"
import { type ConversationId, customerId, type EntryId } from "~core/ids"
import type { Result } from "~messaging/contract"
import { refusedByX } from "./ask-x"
import { decide } from "./decide"
import type { World } from "./world"

/** Blocks (`on`) or unblocks, at X, whoever wrote to this conversation last, and records it once X has done so. Repeating it is safe. */
export async function blockAtX(world: World, id: string, on: boolean): Promise<Result> {
  const { db, clock, me } = world
  const conversation = await db.conversations.get(id as ConversationId)
  if (!conversation) return { ok: false, refusal: "not-found" }
  const customer = await db.customers.get(conversation.xId ? customerId(conversation.xId) : conversation.customer)
  if (!customer?.xId) return { ok: false, refusal: "no-username" }
  const heard = await world.x.block(conversation.account, customer.xId, on)
  if (!heard.ok) return refusedByX(heard)
  const noted = await decide(world, async () => {
    const [present, who] = await Promise.all([db.conversations.get(conversation.id), db.customers.get(customer.id)])
    // What X did concerns the account it was asked for, also when the customer has since written to another.
    const { account } = conversation
    return present && who ? block({ conversation: present, customer: who, account, agent: me }, on, clock.now()) : null
  })
  return afterX(noted)
}

/** X has done it: that a desk out of reach couldn't note it doesn't mean that nothing was changed. */
const afterX = (noted: Result): Result =>
  !noted.ok && /^team|busy/.test(noted.refusal) ? { ok: false, refusal: "x-unknown" } : noted

/** Deletes one of our messages at X, then empties it here; its place stays. Repeating it is safe. */
export async function deleteAtX(world: World, id: string): Promise<Result> {
  const view = await messageOf(world, id as EntryId)
  const there = view && eventOf(view.entry, view.send)
  if (!there) return { ok: false, refusal: view?.entry.emptied ? "not-found" : "not-ours" }
  const heard = await world.x.remove(there.account, there.event)
  return heard.ok ? afterX(await emptyDeleted(world, id as EntryId)) : refusedByX(heard)
}

/** Empties here what was deleted at X; already empty is done. */
export const emptyDeleted = (world: Pick<World, "db" | "commit">, id: EntryId) =>
  decide(world, async () => {
    const present = await messageOf(world, id)
    return present && deleteMessage(present)
  })

/** A line, and the send it belongs to when it is one of ours. */
export async function messageOf({ db }: Pick<World, "db">, id: EntryId) {
  const entry = await db.entries.get(id)
  if (!entry) return null
  return { entry, send: entry.type === "message out" ? ((await db.sends.get(entry.send)) ?? null) : null }
}
