import Dexie from "dexie"
import type { Conversation } from "~core/conversation"
import type { Entry } from "~core/entry"
import type { ConversationId, CustomerId } from "~core/ids"
import { orderOf } from "~core/order"
import type { Account, Agent, Conversion, Customer, Send } from "~core/records"
import { type DeskDb, desk } from "../desk-db"

/** One line of the timeline: an entry (with the fate of the message, if it is one of ours), or a send not begun yet. */
export type TimelineRow =
  | { order: string; entry: Entry; send: Send | null }
  | { order: string; entry: null; send: Send }

/** Everything a customer's profile shows. */
export interface ProfileView {
  conversation: Conversation
  customer: Customer
  /** Replies go from it. */
  account: Account | null
  /** Posts that brought this customer here, newest last. */
  conversions: Conversion[]
  timeline: TimelineRow[]
  earlier: Conversation[]
  agents: Agent[]
}

/** Asks for one conversation with its customer; null when there is none. */
export async function readProfile(id: ConversationId, db: DeskDb = desk): Promise<ProfileView | null> {
  const conversation = await db.conversations.get(id)
  const customer = conversation && (await db.customers.get(conversation.customer))
  if (!customer) return null
  const [account, conversions, entries, sends, all, agents] = await Promise.all([
    db.accounts.get(conversation.account),
    db.conversions.bulkGet(conversation.conversions),
    db.entries.where("[conversation+order]").between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    db.sends.where("conversation").equals(id).toArray(),
    db.conversations.where("customer").equals(customer.id).toArray(),
    db.agents.toArray(),
  ])
  // What the brand wrote on X before the customer's first conversation was known belongs to its timeline: else it would stand nowhere.
  const isFirst = all.every((other) => other.id === id || other.newestAt > conversation.newestAt)
  const before = isFirst ? await unrouted(db, customer.id) : []
  return {
    conversation,
    customer,
    account: account ?? null,
    conversions: conversions.filter((c) => c !== undefined),
    timeline: timelineOf([...entries, ...before], sends),
    earlier: all.filter((c) => c.id !== id).sort((a, b) => b.newestAt - a.newestAt),
    agents,
  }
}

/** The thread with this customer that no conversation holds. */
const unrouted = (db: DeskDb, customer: CustomerId) =>
  db.entries
    .where("[customer+order]")
    .between([customer, Dexie.minKey], [customer, Dexie.maxKey])
    .filter((entry) => entry.conversation === null && entry.type === "message from X" && entry.group === null)
    .toArray()

/** Puts entries and our sends in one order: X's event ids decide where X has spoken; what is still queued comes last. */
export function timelineOf(entries: readonly Entry[], sends: readonly Send[]): TimelineRow[] {
  const sendById = new Map(sends.map((send) => [send.id as string, send]))
  const begun = new Set(entries.flatMap((entry) => (entry.type === "message out" ? [entry.send as string] : [])))
  const rows = entries.map((entry): TimelineRow => {
    const send = entry.type === "message out" ? (sendById.get(entry.send) ?? null) : null
    return { order: send?.event ? orderOf(send.event) : entry.order, entry, send }
  })
  const queued = sends
    .filter((send) => !begun.has(send.id) && send.status !== "dropped")
    .sort((a, b) => a.queuedAt - b.queuedAt)
    .map((send): TimelineRow => ({ order: `~${String(send.queuedAt).padStart(16, "0")}`, entry: null, send }))
  return [...rows, ...queued].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
}
