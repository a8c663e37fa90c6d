import { refuse } from "~core/change"
import type { ConversationId } from "~core/ids"
import { type WhatNext, whatNext } from "~core/next"
import { take } from "~core/take"
import type { Result } from "~messaging/contract"
import { frontOf, liveOf } from "~store/reads/desk"
import { decide } from "./decide"
import { viewOf } from "./views"
import type { World } from "./world"

/** Next: decides what it means now, does it, and says which conversation to go to. */
export async function goNext(world: World): Promise<Result<{ conversation: string }>> {
  let conversation = ""
  const done = await decide(world, async () => {
    // Decided anew because no answer came: what was taken is taken, and nobody asked for two.
    const taken = conversation && (await world.db.conversations.get(conversation as ConversationId))
    if (taken && taken.owner === world.me && taken.status === "Open" && taken.unread === 0) return null
    const next = await whatNow(world)
    if (next.go === "nowhere") return refuse(next.because === "no room" ? "no-room" : "nothing-to-do")
    conversation = next.conversation
    const view = await viewOf(world.db, conversation, world.me)
    return view ? take(view, next.go, world.clock.now()) : refuse("not-found")
  })
  return done.ok ? { ok: true, value: { conversation } } : done
}

async function whatNow({ db, me }: World): Promise<WhatNext> {
  const [agent, settings, inboxes, mine] = await Promise.all([
    db.agents.get(me),
    db.settings.get("desk"),
    db.inboxes.toArray(),
    liveOf(me, db),
  ])
  if (!agent || !settings) return { go: "nowhere", because: "nobody waits" }
  const front = await frontOf(
    db,
    inboxes.filter((inbox) => inbox.agents.includes(me)),
  )
  return whatNext({ agent, settings, front, mine })
}
