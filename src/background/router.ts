import type { Conversation } from "~core/conversation"
import { queueDue, queueOrder, redate } from "~core/queue"
import type { Inbox } from "~core/records"
import { ROUND_REST_MS, route } from "~core/route"
import { waitingIn } from "~store/reads/desk"
import { decide } from "./decide"
import { conversionsOf } from "./views"
import type { World } from "./world"

/** Asks agents for what waits, inbox by inbox, front first; one that nobody can take now never blocks those behind it. */
export async function routeWaiting(world: World): Promise<void> {
  for (const inbox of await world.db.inboxes.toArray()) {
    const found = await waitingIn(world.db, inbox.id).toArray()
    for (const conversation of found) await redateOne(world, inbox, conversation)
    const waiting = (await waitingIn(world.db, inbox.id).toArray()).sort(queueOrder)
    let front = true
    for (const conversation of waiting) {
      if (conversation.offer) continue
      await routeOne(world, inbox, conversation.id, front)
      front = false
    }
  }
}

/** What has just come, or waits in an inbox whose first-reply target was changed, gets its due time before anybody is asked. */
async function redateOne(world: World, inbox: Inbox, conversation: Conversation): Promise<void> {
  if (conversation.dueAt === queueDue(conversation, inbox)) return
  await decide(world, async () => {
    const [waits, into] = await Promise.all([
      world.db.conversations.get(conversation.id),
      world.db.inboxes.get(inbox.id),
    ])
    return waits && into ? redate(waits, into) : null
  })
}

function routeOne(world: World, { id }: Inbox, conversationId: Conversation["id"], front: boolean) {
  const { db, clock } = world
  return decide(world, async () => {
    const [inbox, conversation, settings] = await Promise.all([
      db.inboxes.get(id),
      db.conversations.get(conversationId),
      db.settings.get("desk"),
    ])
    if (!inbox || !settings || conversation?.inbox !== id) return null
    const agents = (await db.agents.bulkGet(inbox.agents)).filter((agent) => agent !== undefined)
    const conversions = await conversionsOf(db, conversation)
    return route({ inbox, agents, conversation, conversions, front, settings }, clock.now())
  })
}

/** When somebody may next be asked though nothing happens: a pause is over, or a round has rested (Unix milliseconds). */
export async function nextAsking({ db, clock }: World): Promise<number | null> {
  const now = clock.now()
  const waiting = await db.conversations.where("status").equals("New").toArray()
  if (waiting.length === 0) return null
  const pauses = (await db.agents.toArray()).map(({ pauseUntil }) => pauseUntil ?? 0)
  const rests = waiting.map(({ round }) => (round.lastEndedAt === null ? 0 : round.lastEndedAt + ROUND_REST_MS))
  const times = [...pauses, ...rests].filter((time) => time > now)
  return times.length > 0 ? Math.min(...times) : null
}
