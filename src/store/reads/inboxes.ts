import type { Agent, Inbox } from "~core/records"
import { DEFAULT_SETTINGS, type Settings } from "~core/settings"
import { type DeskDb, desk } from "../desk-db"

/** The queues of the desk and who works at it. */
export interface InboxesView {
  inboxes: Inbox[]
  agents: Agent[]
  settings: Settings
}

/**
 * Asks for the inboxes and agents, by name. Who was revoked, or was a colleague in a team that was left, is nobody's to be asked or handed
 * anything any more.
 */
export async function readInboxes(db: DeskDb = desk): Promise<InboxesView> {
  const [membership, inboxes, everybody, colleagues, settings] = await Promise.all([
    db.membership.get("me"),
    db.inboxes.toArray(),
    db.agents.toArray(),
    db.colleagues.toArray(),
    db.settings.get("desk"),
  ])
  const revoked = new Set(colleagues.filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id))
  const agents = everybody.filter(({ id, goneAt }) => (membership ? !revoked.has(id) : goneAt === null))
  const byName = <T extends { name: string }>(all: T[]) => all.sort((a, b) => a.name.localeCompare(b.name))
  return { inboxes: byName(inboxes), agents: byName(agents), settings: settings ?? DEFAULT_SETTINGS }
}

/** Every topic that stands on a conversation, by name. */
export async function readTopics(db: DeskDb = desk): Promise<string[]> {
  const topics = (await db.conversations.orderBy("topics").uniqueKeys()).map(String)
  return topics.sort((a, b) => a.localeCompare(b))
}
