import { newAgent, newInbox } from "~core/blank"
import { FIRST_INBOX, SOLO_AGENT } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { TABLES } from "../archive/format"
import type { DeskDb } from "../desk-db"

/** What a desk is opened with. */
const OPENED = ["settings", "agents", "inboxes"] as const
const AGENT = newAgent(SOLO_AGENT, "Me", 0)
const INBOX = newInbox(FIRST_INBOX, "Inbox", [SOLO_AGENT])

/**
 * Whether a desk is as one that was just opened: nothing an export would hold was added or changed, but whether its agent is on duty. Such a
 * desk needn't be put away, and one that stands in the place of another has been lost.
 */
export function isFresh(db: DeskDb): Promise<boolean> {
  return db.transaction("r", [...TABLES], async () => {
    const others = TABLES.filter((table) => !OPENED.some((opened) => opened === table))
    const counts = await Promise.all(others.map((table) => db.table(table).limit(1).count()))
    if (counts.some((count) => count > 0)) return false
    const [settings, agents, inboxes] = await Promise.all([
      db.settings.toArray(),
      db.agents.toArray(),
      db.inboxes.toArray(),
    ])
    return (
      settings.every((row) => isSame(row, DEFAULT_SETTINGS)) &&
      agents.every((row) => isSame({ ...row, ...ON_DUTY }, { ...AGENT, ...ON_DUTY })) &&
      inboxes.every((row) => isSame(row, INBOX))
    )
  })
}

/** What changes on a desk that nobody did anything at. */
const ON_DUTY = { rev: 0, available: false, since: 0, awayBecause: null, lapsesInRow: 0, pauseUntil: null }

/** Whether a row says what a blank says; what only the row has is its key and revision. */
const isSame = (row: object, blank: object): boolean =>
  Object.entries(blank).every(
    ([name, value]) =>
      name === "rev" || JSON.stringify((row as Record<string, unknown>)[name]) === JSON.stringify(value),
  )
