import type { Entry } from "~core/entry"
import { type AccountId, type EventId, entryId, entryOfEvent } from "~core/ids"
import type { DeskDb } from "~store/desk-db"

/** The line in which one event of an account stands: as X said it, or as the message of ours that it became; null: none. */
export async function lineOfEvent(db: DeskDb, account: AccountId, event: EventId): Promise<Entry | null> {
  const said = await db.entries.get(entryOfEvent(account, event))
  if (said) return said
  const sends = await db.sends.where("event").equals(event).toArray()
  const ours = sends.find((send) => send.account === account)
  return (ours && (await db.entries.get(entryId(`out.${ours.id}`)))) ?? null
}
