import { liveQuery } from "dexie"
import type { Conversation } from "~core/conversation"
import { emptyAside, emptyOld, isOld, keptSince, speaks } from "~core/empty-old"
import type { Work } from "~store/desk-db"
import { decide } from "./decide"
import { loop } from "./loop"
import { sendsOf } from "./views"
import { noteWork } from "./works"
import { onDuty, type World } from "./world"

const DAY_MS = 24 * 3_600_000
/** A slip of the finger in the settings can be taken back for so long, in milliseconds. */
const GRACE_MS = 8_000
/** While another browser of the team tidies up, how long until this one looks again, in milliseconds. */
const LOOK_AGAIN_MS = 600_000
/** Conversations of one step: others have their turn between two. */
const STEP = 20

/** Empties what is older than the settings say, once a day and whenever they change; a few conversations at a time, and it can be stopped. */
export function keepRetention(world: World): void {
  const { db, clock, signal, report } = world
  const tidy = loop(() => emptySome(world), { now: clock.now, signal, report })
  const days = liveQuery(async () => (await db.settings.get("desk"))?.keepDays)
  const watching = days.subscribe({ next: () => tidy.nudge(), error: report })
  signal.addEventListener("abort", () => watching.unsubscribe())
}

/** Does the next of it; answers when there is more to do (Unix milliseconds), null when nothing is ever emptied. */
export async function emptySome(all: World): Promise<number | null> {
  const { db, clock } = all
  const world = onDuty(all, "keep")
  if (!world) return clock.now() + LOOK_AGAIN_MS
  const days = (await db.settings.get("desk"))?.keepDays ?? 0
  const since = keptSince(days, clock.now())
  if (since === null) return null
  const work = await db.works.get("retention")
  const changed = work?.days !== days
  if (work && !changed && work.state !== "running" && clock.now() < work.at + DAY_MS) return work.at + DAY_MS
  const old = db.conversations
    .where("status")
    .equals("Closed")
    .filter((one) => isOld(one, since))
  if (!work || changed || work.state !== "running") {
    await noteWork(db, { ...BEGUN, total: await old.count(), at: clock.now(), days })
    return clock.now()
  }
  if (work.done === 0 && clock.now() < work.at + GRACE_MS) return work.at + GRACE_MS
  const some = await old.limit(STEP).toArray()
  for (const { id } of some) await emptyOne(world, id, since)
  if (some.length === 0 && !(await emptySomeAside(world, since))) return finish(world, work)
  await noteUp(world, some)
  return clock.now()
}

const BEGUN: Omit<Work, "at"> = { id: "retention", state: "running", done: 0, total: null, detail: null }

async function finish({ db }: World, work: Work): Promise<number> {
  await noteWork(db, { ...work, state: "done" })
  return work.at + DAY_MS
}

/** Stopped meanwhile: then it stays stopped. */
const noteUp = ({ db }: World, some: readonly Conversation[]) =>
  db.transaction("rw", db.works, db.conversations, async () => {
    const work = await db.works.get("retention")
    const rows = await db.conversations.bulkGet(some.map(({ id }) => id))
    const emptied = rows.filter((row) => row && row.emptiedAt !== null && row.emptiedAt >= (row.closedAt ?? 0)).length
    if (work?.state === "running") await db.works.put({ ...work, done: work.done + emptied })
  })

function emptyOne(world: World, id: Conversation["id"], since: number) {
  const { db, clock } = world
  return decide(world, async () => {
    const conversation = await db.conversations.get(id)
    if (!conversation) return null
    const [entries, sends, customer, all] = await Promise.all([
      db.entries.where("[conversation+order]").between([id, ""], [id, "\uffff"]).toArray(),
      sendsOf(db, id),
      db.customers.get(conversation.customer),
      db.conversations.where("customer").equals(conversation.customer).toArray(),
    ])
    const newer = all.some((other) => other.id !== id && !isEmptied(other))
    return emptyOld({ conversation, entries, sends, customer: customer ?? null, newer }, since, clock.now())
  })
}

const isEmptied = ({ status, closedAt, emptiedAt }: Conversation) =>
  status === "Closed" && emptiedAt !== null && emptiedAt >= (closedAt ?? 0)

/** Groups and threads that were not routed; false when nothing of them is old. */
async function emptySomeAside(world: World, since: number): Promise<boolean> {
  const { db } = world
  const old = await db.entries
    .filter((entry) => entry.conversation === null && entry.at < since && speaks(entry))
    .limit(200)
    .toArray()
  const groups = await db.groups.filter(({ newestAt, lastText }) => newestAt < since && lastText !== "").toArray()
  if (old.length === 0 && groups.length === 0) return false
  const done = await decide(world, async () => emptyAside(old, groups, since))
  return done.ok && done.wrote
}
