import type { Account } from "~core/account"
import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { Entry, EntryOf } from "~core/entry"
import type { ConversationId, CustomerId } from "~core/ids"
import type { Agent } from "~core/records"
import { type DeskDb, desk } from "../desk-db"
import { conversationsOf, entriesNaming, headById, withMerged } from "./merged"
import type { TimelineRow } from "./timeline"
import { hasStrays, notesIn, readTimeline, wholeTimeline } from "./whole-timeline"

/** Everything a customer's profile shows. */
export interface ProfileView {
  conversation: Conversation
  /** Of merged profiles, the one that stands for them. */
  customer: Customer
  /** Everybody shown here: that customer first, then whoever was merged into them. */
  customers: Customer[]
  /** Replies go from it. */
  account: Account | null
  /** Posts that brought this customer here, newest last. */
  conversions: Conversion[]
  /** This conversation's; of merged profiles, everything. */
  timeline: TimelineRow[]
  /** About the customer, from every conversation; the newest first. */
  notes: EntryOf<"note">[]
  earlier: Conversation[]
  agents: Agent[]
}

/** Asks for one conversation with its customer; null when there is none. */
export async function readProfile(id: ConversationId, db: DeskDb = desk): Promise<ProfileView | null> {
  const conversation = await db.conversations.get(id)
  const customer = conversation && (await headById(db, conversation.customer))
  if (!customer) return null
  const customers = await withMerged(db, customer)
  const [account, conversions, all, agents, naming] = await Promise.all([
    db.accounts.get(conversation.account),
    db.conversions.bulkGet(conversation.conversions),
    conversationsOf(customers, db),
    db.agents.toArray(),
    entriesNaming(db, customers),
  ])
  const whole = customers.length > 1 || hasStrays(naming, all)
  return {
    conversation,
    customer,
    customers,
    account: account ?? null,
    conversions: conversions.filter((c) => c !== undefined),
    timeline: whole ? await wholeTimeline(db, naming, all) : await ownTimeline(db, conversation, all, naming),
    notes: notesIn(naming),
    earlier: all.filter((c) => c.id !== id).sort((a, b) => b.newestAt - a.newestAt),
    agents,
  }
}

/**
 * What the brand wrote on X before the customer's first conversation was known, and what was noted, belongs to that one's timeline: else it
 * would stand nowhere.
 */
async function ownTimeline(
  db: DeskDb,
  { id, newestAt }: Conversation,
  all: readonly Conversation[],
  naming: readonly Entry[],
) {
  const isFirst = all.every((other) => other.id === id || other.newestAt > newestAt)
  return readTimeline(id, db, isFirst ? naming.filter(({ conversation }) => conversation === null) : [])
}

/** What the profile of a customer without a conversation shows. */
export interface CustomerView {
  customer: Customer
  customers: Customer[]
  timeline: TimelineRow[]
  notes: EntryOf<"note">[]
  agents: Agent[]
  /** Where to go instead: since a message came, they have one. */
  latest: ConversationId | null
}

/** Asks for a customer by their own id: made by hand, or known by a message of ours only. Null when there is none. */
export async function readCustomer(id: CustomerId, db: DeskDb = desk): Promise<CustomerView | null> {
  const customer = await headById(db, id)
  if (!customer) return null
  const customers = await withMerged(db, customer)
  const [naming, all, agents] = await Promise.all([
    entriesNaming(db, customers),
    conversationsOf(customers, db),
    db.agents.toArray(),
  ])
  const timeline = await wholeTimeline(db, naming, all)
  return { customer, customers, timeline, notes: notesIn(naming), agents, latest: customer.open ?? customer.latest }
}
