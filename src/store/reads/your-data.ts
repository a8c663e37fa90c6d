import { idAt, X_KEEPS_MS } from "~core/removal-check"
import { type DeskDb, desk, type Work } from "../desk-db"

export type { Work }

/** What the region `Your data` shows. */
export interface YourDataView {
  customers: number
  conversations: number
  messages: number
  works: Partial<Record<Work["id"], Work>>
  /** Events of the last 30 days: what a check of removals re-reads. */
  events: number
}

/** Asks how much lies in this browser, and how long works go. `now` in Unix milliseconds. */
export async function readYourData(now: number, db: DeskDb = desk): Promise<YourDataView> {
  const [customers, conversations, messages, works, events] = await Promise.all([
    db.customers.count(),
    db.conversations.count(),
    db.entries.count(),
    db.works.toArray(),
    countEvents(now, db),
  ])
  return {
    customers,
    conversations,
    messages,
    works: Object.fromEntries(works.map((work) => [work.id, work])),
    events,
  }
}

/** How many events of X's the desk holds that X keeps still, of all accounts. An id of X's tells its time. */
export async function countEvents(now: number, db: DeskDb = desk): Promise<number> {
  const from = idAt(now - X_KEEPS_MS)
  const accounts = await db.accounts.toCollection().primaryKeys()
  const ids = accounts.map((id) => db.entries.where("id").between(`${id}.${from}`, `${id}.~`).primaryKeys())
  const ours = await db.sends.where("event").above(from).count()
  // Lines of a conversation are named after the event that began it, with what they are behind a stroke.
  return (await Promise.all(ids)).flat().filter((id) => !id.includes("/")).length + ours
}
