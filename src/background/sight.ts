import type { Account } from "~core/account"
import type { Arrival, XPerson } from "~core/arrival"
import type { Change } from "~core/change"
import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import { type CustomerId, customerId, entryOfEvent, type GroupId, groupId } from "~core/ids"
import type { DeskRecord, RecordKind, RecordOf } from "~core/records"
import { referencesIn } from "~core/reference"
import type { Send } from "~core/send"
import { DEFAULT_SETTINGS, type Settings } from "~core/settings"
import { otherSide } from "~core/thread"
import type { DeskDb } from "~store/desk-db"

/** Events that are taken in together, and who wrote them. */
export interface Batch {
  account: Account
  events: readonly Arrival[]
  people: ReadonlyMap<string, XPerson>
}

/**
 * What some events are decided on: rows that were read at once, and then as the decisions before would leave them. So each decision sees
 * what it would have seen had the ones before been committed.
 */
export class Sight {
  private readonly rows = new Map<string, DeskRecord>()
  private readonly entries = new Set<string>()
  /** Whatever is missing on this desk, a message that X gave is never passed over. */
  settings: Settings = DEFAULT_SETTINGS

  get<K extends RecordKind>(kind: K, id: string | null | undefined): RecordOf<K> | null {
    return id == null ? null : ((this.rows.get(`${kind} ${id}`) as RecordOf<K> | undefined) ?? null)
  }

  all<K extends RecordKind>(kind: K): RecordOf<K>[] {
    return [...this.rows.values()].filter((row): row is RecordOf<K> => row.kind === kind)
  }

  /** Whether the event stands on this desk. */
  knows(account: Account, { id }: Arrival): boolean {
    return this.entries.has(entryOfEvent(account.id, id))
  }

  /** Who stands for a customer: themselves, or the profile they were merged into. */
  headOf(customer: Customer): Customer {
    let head = customer
    for (let depth = 0; depth < 50 && head.mergedInto; depth++) head = this.get("customer", head.mergedInto) ?? head
    return head
  }

  conversionsOf({ conversions }: Conversation): Conversion[] {
    return conversions.flatMap((id) => this.get("conversion", id) ?? [])
  }

  sendsOf({ id }: Conversation): Send[] {
    return this.all("send").filter((send) => send.conversation === id)
  }

  /** Takes down rows as they are on the disk. */
  hold(rows: readonly (DeskRecord | undefined)[]): void {
    for (const row of rows) if (row) this.rows.set(`${row.kind} ${row.id}`, row)
  }

  holdEntries(ids: readonly string[]): void {
    for (const id of ids) this.entries.add(id)
  }

  /** From now on it is seen as this change leaves it. */
  take({ entries, records }: Change): void {
    this.holdEntries(entries.map(({ id }) => id))
    this.hold(records)
  }
}

/** Reads all that some events are decided on, in one transaction. */
export function lookUp(db: DeskDb, batch: Batch): Promise<Sight> {
  const tables = [
    db.entries,
    db.customers,
    db.conversations,
    db.agents,
    db.conversions,
    db.sends,
    db.groups,
    db.settings,
  ]
  return db.transaction("r", tables, async () => {
    const sight = new Sight()
    await Promise.all([lookUpEvents(db, sight, batch), lookUpPeople(db, sight, batch), lookUpLinks(db, sight, batch)])
    const customers = sight.all("customer").flatMap(({ open, latest }) => [open, latest])
    const sent = sight.all("send").flatMap(({ event, conversation }) => (event === null ? conversation : []))
    const ids = [...new Set([...customers, ...sent].filter((id) => id !== null))]
    const conversations = (await db.conversations.bulkGet(ids)).filter((one) => one !== undefined)
    sight.hold(conversations)
    await Promise.all([lookUpTied(db, sight, conversations), lookUpOwners(db, sight, conversations)])
    return sight
  })
}

async function lookUpEvents(db: DeskDb, sight: Sight, { account, events }: Batch): Promise<void> {
  const ids = events.map(({ id }) => entryOfEvent(account.id, id))
  const aside = events.filter((event) => isAside(account, event))
  const [known, groups, settings] = await Promise.all([
    db.entries.bulkGet(ids),
    aside.length === 0 ? [] : db.groups.bulkGet(aside.map(({ thread }) => groupOf(account, thread))),
    db.settings.get("desk"),
  ])
  sight.holdEntries(known.flatMap((entry) => entry?.id ?? []))
  sight.hold(groups)
  if (settings) sight.settings = settings
}

/** Whoever writes or is written to, who stands for them, and what we sent to those whom one of our own messages went to. */
async function lookUpPeople(db: DeskDb, sight: Sight, { account, events }: Batch): Promise<void> {
  const direct = events.filter((event) => !isAside(account, event))
  const theirs = [...new Set(direct.flatMap((event) => [customerOf(account, event), whoOf(account, event)]))]
  const toThem = direct.filter(({ sender }) => sender === account.id).map((event) => customerOf(account, event))
  const pairs = [...new Set(toThem)].map((to): [string, string] => [to, account.id])
  const [customers, sends] = await Promise.all([
    db.customers.bulkGet(theirs),
    pairs.length === 0 ? [] : db.sends.where("[customer+account]").anyOf(pairs).toArray(),
  ])
  sight.hold(customers)
  sight.hold(sends)
  for (const customer of customers) {
    let one = customer
    while (one?.mergedInto && !sight.get("customer", one.mergedInto)) {
      one = await db.customers.get(one.mergedInto)
      sight.hold([one])
    }
  }
}

/** Links under posts of whoever writes, and those that a message names. */
async function lookUpLinks(db: DeskDb, sight: Sight, { account, events, people }: Batch): Promise<void> {
  const senders = [...new Set(events.map(({ sender }) => sender))].filter((id) => id !== account.id)
  const unknown = senders.filter((id) => !people.has(id))
  const named = unknown.length === 0 ? [] : await db.customers.bulkGet(unknown.map((id) => customerId(id)))
  const handles = [...senders.map((id) => people.get(id)?.handle), ...named.map((customer) => customer?.handle)]
  const pairs = new Set(handles.flatMap((handle) => handle?.toLowerCase() ?? []))
  const references = new Set(events.flatMap(({ text }) => referencesIn(text)))
  const withAccount = (each: ReadonlySet<string>) => [...each].map((one): [string, string] => [one, account.id])
  const [candidates, referenced] = await Promise.all([
    pairs.size === 0 ? [] : db.conversions.where("[author+account]").anyOf(withAccount(pairs)).toArray(),
    references.size === 0 ? [] : db.conversions.where("[reference+account]").anyOf(withAccount(references)).toArray(),
  ])
  sight.hold(candidates)
  sight.hold(referenced)
}

/** The links that brought these conversations. */
async function lookUpTied(db: DeskDb, sight: Sight, conversations: readonly Conversation[]): Promise<void> {
  const ids = conversations.flatMap(({ conversions }) => conversions)
  if (ids.length > 0) sight.hold(await db.conversions.bulkGet(ids))
}

/** Whose they are, and what is on its way in those whose session runs: it says when that will have fallen silent. */
async function lookUpOwners(db: DeskDb, sight: Sight, conversations: readonly Conversation[]): Promise<void> {
  const owners = [...new Set(conversations.flatMap(({ owner }) => owner ?? []))]
  const open = conversations.filter(({ status }) => status === "Open").map(({ id }) => id as string)
  if (owners.length > 0) sight.hold(await db.agents.bulkGet(owners))
  if (open.length > 0) sight.hold(await db.sends.where("conversation").anyOf(open).toArray())
}

/** Not routed: of a group, or no message. */
export const isAside = (account: Account, { thread, kind }: Arrival): boolean =>
  otherSide(thread, account.id) === null || kind !== "message"

/** The other side of a one-to-one thread. */
export const customerOf = (account: Account, { thread, sender }: Arrival): CustomerId =>
  customerId(otherSide(thread, account.id) ?? sender)

/** Whose message it is, or who it was written to when it is one of our own. */
export const whoOf = (account: Account, event: Arrival): CustomerId =>
  event.sender === account.id ? customerOf(account, event) : customerId(event.sender)

/** A group conversation as this account sees it. */
export const groupOf = (account: Account, thread: string): GroupId => groupId(`${account.id}.${thread}`)
