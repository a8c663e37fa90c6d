import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { AgentId, ConversationId } from "~core/ids"
import type { Agent, SettingsRecord } from "~core/records"
import type { Attachment, Send } from "~core/send"
import type { DeskDb } from "~store/desk-db"
import { headById } from "~store/reads/merged"

/** Everything most decisions about one conversation look at. */
export interface ConversationView {
  conversation: Conversation
  /** Who stands for the conversation's customer: of merged profiles, the one they were merged into. */
  customer: Customer
  agent: Agent
  conversions: Conversion[]
  settings: SettingsRecord
}

/** Reads one conversation for one agent's decision; null when there is no such conversation or agent. */
export async function viewOf(db: DeskDb, id: string, me: AgentId): Promise<ConversationView | null> {
  const [conversation, agent, settings] = await Promise.all([
    db.conversations.get(id as ConversationId),
    db.agents.get(me),
    db.settings.get("desk"),
  ])
  const customer = conversation && (await headById(db, conversation.customer))
  if (!customer || !agent || !settings) return null
  return { conversation, customer, agent, settings, conversions: await conversionsOf(db, conversation) }
}

/** The conversions that brought a conversation. */
export async function conversionsOf(db: DeskDb, conversation: Conversation): Promise<Conversion[]> {
  if (conversation.conversions.length === 0) return []
  const found = await db.conversions.bulkGet(conversation.conversions)
  return found.filter((conversion) => conversion !== undefined)
}

/** A conversation's sends, first written first. */
export async function sendsOf(db: DeskDb, conversation: ConversationId): Promise<Send[]> {
  const sends = await db.sends.where("conversation").equals(conversation).toArray()
  return sends.sort((a, b) => a.queuedAt - b.queuedAt)
}

/** A file kept in this browser, as it goes with a message; null: it is not here. */
export async function attachmentOf(db: DeskDb, file: string): Promise<Attachment | null> {
  const kept = await db.files.get(file)
  if (kept?.direction !== "out") return null
  const { name, type, bytes } = kept
  return { file, name, type, size: bytes.size, media: null, mediaUntil: null, uploaded: null, tries: 0 }
}
