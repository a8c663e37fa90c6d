import type { Account } from "~core/account"
import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { Entry, EntryOf } from "~core/entry"
import type { ConversationId, CustomerId } from "~core/ids"
import type { Agent } from "~core/records"
import { type DeskDb, desk } from "../desk-db"
import { conversationsOf, entriesBeside, entriesNaming, headById, withMerged } from "./merged"
import type { TimelineRow } from "./timeline"
import { type Found, findLastPage, findPage, LAST_LINES, linesOf, sendsOf } from "./timeline-page"
import { hasStrays, notesIn, wholeTimeline } from "./whole-timeline"

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
  /** This conversation's from `from` on; of merged profiles, everything. */
  timeline: TimelineRow[]
  /** Where the timeline begins: what was earlier is read page by page (`timeline-page.ts`). Null: this is all of it. */
  from: string | null
  /** Lines that stand on the customer and belong into this timeline: for the earlier pages too. */
  more: Entry[]
  /** Messages of ours that wait behind one that was refused or is unsure. */
  held: string[]
  /** About the customer, from every conversation; the newest first. */
  notes: EntryOf<"note">[]
  earlier: Conversation[]
  agents: Agent[]
}

/**
 * Asks for one conversation with its customer; null when there is none. `from`: where the timeline is to begin, as a former answer said;
 * without it, so that its last lines are in it.
 */
export async function readProfile(
  id: ConversationId,
  db: DeskDb = desk,
  from?: string | null,
): Promise<ProfileView | null> {
  // Asked for before it is known whose they are: it is what takes longest.
  const lines = from === undefined ? findLastPage(id, LAST_LINES, db) : findPage(id, { from, to: null }, db)
  const [conversation, found] = await Promise.all([db.conversations.get(id), lines])
  const customer = conversation && (await headById(db, conversation.customer))
  if (!customer) return null
  const customers = await withMerged(db, customer)
  const [account, conversions, all, agents, beside, held] = await Promise.all([
    db.accounts.get(conversation.account),
    db.conversions.bulkGet(conversation.conversions),
    conversationsOf(customers, db),
    db.agents.toArray(),
    entriesBeside(db, customers),
    heldOf(db, id),
  ])
  const more = standsFirst(conversation, all) ? beside.filter(({ conversation }) => conversation === null) : []
  return {
    conversation,
    customer,
    customers,
    account: account ?? null,
    conversions: conversions.filter((c) => c !== undefined),
    ...((await mergedTimeline(db, customers, all, beside)) ?? lastPage(found, more)),
    held,
    notes: notesIn(beside),
    earlier: all.filter((c) => c.id !== id).sort((a, b) => b.newestAt - a.newestAt),
    agents,
  }
}

type Lines = Pick<ProfileView, "timeline" | "from" | "more">

/** Everything, where several profiles are one, or were and wrote into each other's conversations; else null. */
async function mergedTimeline(
  db: DeskDb,
  customers: readonly Customer[],
  all: readonly Conversation[],
  beside: readonly Entry[],
): Promise<Lines | null> {
  if (customers.length === 1 && beside.every(({ type }) => type !== "unmerged")) return null
  const naming = await entriesNaming(db, customers)
  const isWhole = customers.length > 1 || hasStrays(naming, all)
  return isWhole ? { timeline: await wholeTimeline(db, naming, all), from: null, more: [] } : null
}

const lastPage = (found: Found, more: Entry[]): Lines => ({
  timeline: linesOf(found, more),
  from: found.page.from,
  more,
})

/** Queued messages that came after one that was refused or is unsure: first written, first sent. */
async function heldOf(db: DeskDb, id: ConversationId): Promise<string[]> {
  const sends = await sendsOf(db, id, ["queued", "refused", "unsure"])
  const stuck = Math.min(...sends.flatMap(({ status, queuedAt }) => (status === "queued" ? [] : [queuedAt])))
  return sends.filter(({ status, queuedAt }) => status === "queued" && queuedAt > stuck).map(({ id }) => id)
}

/**
 * What the brand wrote on X before the customer's first conversation was known, and what was noted, belongs to that one's timeline: else it
 * would stand nowhere.
 */
const standsFirst = ({ id, newestAt }: Conversation, all: readonly Conversation[]): boolean =>
  all.every((other) => other.id === id || other.newestAt > newestAt)

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
