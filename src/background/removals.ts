import { emptyMessages } from "~core/empty-messages"
import { speaks } from "~core/empty-old"
import type { Entry } from "~core/entry"
import { type AccountId, compareIds, type EntryId, type EventId, entryId, eventId } from "~core/ids"
import { type Held, missingFrom, type ReRead, reachOf } from "~core/missing-from"
import type { DeskDb } from "~store/desk-db"
import type { Page } from "~x/port"
import { decide } from "./decide"
import type { World } from "./world"

/**
 * Empties what X has removed: messages the desk holds that lie within what this page covered and that it lacks. A page that X calls
 * partial, or with an event nobody can name, proves nothing. Answers with how many there were.
 */
export async function noticeRemoved(
  world: World,
  account: AccountId,
  page: Page,
  asked: Pick<ReRead, "before" | "begunAt">,
): Promise<number> {
  const returned = returnedBy(page)
  if (returned === null) return 0
  const read: ReRead = { ...asked, returned, isLast: page.next === null }
  const held = await heldWithin(world.db, account, read)
  const missing = missingFrom(held, read)
  let emptied = 0
  for (const id of missing) if (await emptyRemoved(world, id)) emptied++
  return emptied
}

/** The newest event of a page; null when it has none. */
export const newestOf = ({ events }: Page): EventId | null =>
  events.reduce<EventId | null>((newest, { id }) => (newest && compareIds(newest, id) > 0 ? newest : id), null)

/** Ids of all events of a page, the refused ones among them; null when one of those can't be told. */
function returnedBy({ events, malformed, partial }: Page): EventId[] | null {
  if (partial) return null
  const refused = malformed.filter(({ why }) => !/^(person|media):/.test(why)).map(({ raw }) => idOf(raw))
  const named = refused.filter((id) => id !== null)
  return named.length === refused.length ? [...events.map(({ id }) => id), ...named] : null
}

function idOf(raw: unknown): EventId | null {
  const { id } = (raw ?? {}) as { id?: unknown }
  return typeof id === "string" && /^\d+$/.test(id) ? eventId(id) : null
}

/** What this account's timelines hold from the oldest event of a page on. Ids of one length sort as text; X's have had one for years. */
async function heldWithin(db: DeskDb, account: AccountId, read: ReRead): Promise<Held[]> {
  const oldest = reachOf(read)
  if (oldest === null) return []
  const top = "9".repeat(oldest.length)
  const entries = await db.entries
    .where("id")
    .between(`${account}.${oldest}`, `${account}.${top}`, true, true)
    .toArray()
  const sends = await db.sends.where("event").between(oldest, top, true, true).toArray()
  const ours = sends.filter((send) => send.account === account)
  const lines = await db.entries.bulkGet(ours.map(({ id }) => entryId(`out.${id}`)))
  return [
    ...entries.flatMap((entry) => ("event" in entry && speaks(entry) ? [heldAs(entry, entry.event)] : [])),
    ...lines.flatMap((line, i) => {
      const { event, sentAt } = ours[i] ?? {}
      // The line dates from the first try; X may have taken it much later, while this page was under way.
      const at = Math.max(line?.at ?? 0, sentAt ?? 0)
      return line && event && speaks(line) ? [heldAs({ ...line, at }, event)] : []
    }),
  ]
}

const heldAs = ({ id, at }: Entry, event: EventId): Held => ({ entry: id, event, at })

/** Empties one message that X no longer has; false when there was nothing to empty. */
export async function emptyRemoved(world: World, id: EntryId): Promise<boolean> {
  const { db } = world
  const done = await decide(world, async () => {
    const entry = await db.entries.get(id)
    if (!entry) return null
    const conversation = entry.conversation ? ((await db.conversations.get(entry.conversation)) ?? null) : null
    // A thread that went on in X Chat may leave this list as a whole: nobody removed it.
    if (conversation?.inXChatSince) return null
    const send = entry.type === "message out" ? await db.sends.get(entry.send) : undefined
    const group = await groupOf(db, entry)
    return emptyMessages({ entries: [entry], conversation, sends: send ? [send] : [], group }, "removed on X")
  })
  return done.ok && done.wrote
}

async function groupOf(db: DeskDb, entry: Entry) {
  if (!("group" in entry) || entry.group === null) return null
  return (
    (await db.groups.filter(({ account, thread }) => account === entry.account && thread === entry.group).first()) ??
    null
  )
}
