import Dexie from "dexie"
import { change, type Decided } from "~core/change"
import type { Conversation } from "~core/conversation"
import { fold } from "~core/fold"
import type { InboxId } from "~core/ids"
import type { Inbox } from "~core/records"
import type { Roster } from "~core/roster"
import { couldBeAsked, ROUND_REST_MS, route, tellWhy, whyNobody } from "~core/route"
import type { DeskDb } from "~store/desk-db"
import { firstFree, waitingIn } from "~store/reads/desk"
import { decide, type Outcome } from "./decide"
import { type Frame, forgetFrame, frameOf } from "./rosters"
import { conversionsOf } from "./views"
import type { World } from "./world"

/** Conversations that are told in one commit why nobody is asked for them. */
const LINES = 20

/**
 * Asks agents for what waits, inbox by inbox, front first; one that nobody can take now never blocks those behind it. It looks only as far
 * as there is somebody to ask: what waits behind is not read, be it a hundred thousand.
 */
export async function routeWaiting(world: World): Promise<void> {
  for (const { id } of (await frameOf(world.db)).inboxes) {
    const front = await firstFree(world.db, id)
    if (!front) continue
    await routeOne(world, id, front.id, true)
    await askFromTheFront(world, id)
    await sayWhyNobody(world, id)
  }
}

/** As many at once as there are agents to ask: each of them takes one, or several where the inbox assigns silently. */
async function askFromTheFront(world: World, inbox: InboxId): Promise<void> {
  const { db, clock } = world
  for (;;) {
    const roster = (await frameOf(db)).rosters.get(inbox)
    const free = roster?.countFree(clock.now()) ?? 0
    if (!roster || free === 0) return
    const some = await waitingIn(db, inbox)
      .filter((one) => couldBeAsked(one, roster, clock.now()))
      .limit(free)
      .toArray()
    let wrote = false
    for (const { id } of some) {
      const done = await routeOne(world, inbox, id, false)
      wrote ||= done.ok && done.wrote
    }
    if (!wrote) return
  }
}

function routeOne(world: World, inbox: InboxId, id: Conversation["id"], front: boolean): Promise<Outcome> {
  const { db, clock } = world
  return inFrame(world, inbox, async (frame) => {
    const conversation = await db.conversations.get(id)
    if (conversation?.inbox !== inbox) return null
    // Only where it is assigned at once do the links that brought it move on.
    const conversions = frame.inbox.askBeforeAssigning ? [] : await conversionsOf(db, conversation)
    return route({ ...frame, conversation, conversions, front }, clock.now())
  })
}

/** The first reason why nobody is asked stands in each conversation's timeline: only those that were told none yet are read. */
async function sayWhyNobody(world: World, inbox: InboxId): Promise<void> {
  for (;;) {
    const said = await inFrame(world, inbox, async (frame) => {
      const untold = await untoldIn(world.db, frame)
      const told = untold.map((conversation) => tellWhy({ ...frame, conversation, front: false }, world.clock.now()))
      return change(fold(told.flatMap((each) => (each?.ok ? each.change : []))))
    })
    if (!said.ok || !said.wrote) return
  }
}

/**
 * Those that have just come, when nobody at all can be asked; else only those that were asked for in vain: for the others somebody will be
 * asked in a moment.
 */
async function untoldIn(db: DeskDb, { inbox, roster }: Within): Promise<Conversation[]> {
  const { id } = inbox
  const nobodyAtAll = whyNobody(roster, []) !== ""
  const untold = nobodyAtAll
    ? db.conversations
        .where("[inbox+status+unasked+waitingSince]")
        .between([id, "New", "", Dexie.minKey], [id, "New", "", Dexie.maxKey])
    : db.conversations
        .where("[inbox+status+unasked+round.lastEndedAt]")
        .between([id, "New", "", Dexie.minKey], [id, "New", "", Dexie.maxKey])
  return untold
    .filter(({ offer, round }) => offer === null && (nobodyAtAll || whyNobody(roster, round.asked) !== ""))
    .limit(LINES)
    .toArray()
}

interface Within {
  inbox: Inbox
  roster: Roster
  settings: NonNullable<Frame["settings"]>
}

/** Decides by what is in memory of the agents; when that turns out to be out of date, by what is on the disk. */
function inFrame(world: World, id: InboxId, decision: (frame: Within) => Promise<Decided | null>): Promise<Outcome> {
  let tries = 0
  return decide(world, async () => {
    if (tries++ > 0) forgetFrame(world.db)
    const { inboxes, rosters, settings } = await frameOf(world.db)
    const [inbox, roster] = [inboxes.find((one) => one.id === id), rosters.get(id)]
    return inbox && roster && settings ? decision({ inbox, roster, settings }) : null
  })
}

/** When somebody may next be asked though nothing happens: a pause is over, or a round has rested (Unix milliseconds). */
export async function nextAsking({ db, clock }: World): Promise<number | null> {
  const now = clock.now()
  if ((await db.conversations.where("status").equals("New").limit(1).count()) === 0) return null
  const { rosters } = await frameOf(db)
  const resting = await db.conversations
    .where("[status+round.lastEndedAt]")
    .between(["New", now - ROUND_REST_MS], ["New", Dexie.maxKey], false)
    .first()
  const rested = resting?.round.lastEndedAt == null ? null : resting.round.lastEndedAt + ROUND_REST_MS
  const times = [rested, ...[...rosters.values()].map((roster) => roster.nextBack(now))].filter((time) => time !== null)
  return times.length > 0 ? Math.min(...times) : null
}
