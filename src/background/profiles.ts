import { beginConversation } from "~core/begin-conversation"
import { type Decided, refuse } from "~core/change"
import type { Customer } from "~core/customer"
import { type AccountId, type ConversationId, type CustomerId, conversationId } from "~core/ids"
import { merge, unmerge, type WholeProfile } from "~core/merge"
import type { Result } from "~messaging/contract"
import type { DeskDb } from "~store/desk-db"
import { conversationsOf, headById, withMerged } from "~store/reads/merged"
import { tweetView } from "~store/reads/tweet"
import { decide } from "./decide"
import type { World } from "./world"

/** Merges two profiles, by anybody within them. */
export const mergeProfiles = (world: World, into: string, other: string): Promise<Result> =>
  decide(world, async (): Promise<Decided> => {
    const [one, two] = await Promise.all([
      headById(world.db, into as CustomerId),
      headById(world.db, other as CustomerId),
    ])
    if (!one || !two) return refuse("not-found")
    return merge(await wholeOf(world.db, one), await wholeOf(world.db, two), world.me, world.clock.now())
  })

/** Separates a profile from the one it was merged into. */
export const unmergeProfile = (world: World, id: string): Promise<Result> =>
  decide(world, async (): Promise<Decided> => {
    const { db, me, clock } = world
    const other = await db.customers.get(id as CustomerId)
    const above = other?.mergedInto && (await db.customers.get(other.mergedInto))
    if (!other || !above) return refuse("not-found")
    const theirs = await wholeOf(db, other)
    const whole = await wholeOf(db, above)
    const apart = new Set(theirs.conversations.map((conversation) => conversation.id))
    const rest = whole.conversations.filter((conversation) => !apart.has(conversation.id))
    return unmerge({ head: above, conversations: rest }, theirs, me, clock.now())
  })

/** A customer with everybody merged into them, and all their conversations. */
async function wholeOf(db: DeskDb, head: Customer): Promise<WholeProfile> {
  return { head, conversations: await conversationsOf(await withMerged(db, head), db) }
}

/** Begins a conversation out of the blue and says where to go. */
export async function begin(
  world: World,
  customer: string,
  account: string,
): Promise<Result<{ conversation: string }>> {
  const { db, me, clock } = world
  const id: ConversationId = conversationId(crypto.randomUUID())
  const done = await decide(world, async () => {
    const view = await tweetView(customer as CustomerId, me, db)
    if (!view) return refuse("not-found")
    const from = (await db.accounts.get(account as AccountId)) ?? null
    return beginConversation({ ...view, account: from }, id, clock.now())
  })
  return done.ok ? { ok: true, value: { conversation: id } } : done
}
