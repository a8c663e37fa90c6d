import type { Account } from "./account"
import type { Arrival, XPerson } from "./arrival"
import { newConversation, newCustomer } from "./blank"
import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import type { Entry } from "./entry"
import { compareIds, conversationId, customerId, entryOfEvent, postId } from "./ids"
import { orderOf } from "./order"
import type { Agent } from "./records"
import type { Settings } from "./settings"
import { type Placed, takeBack } from "./take-back"
import { tieConversion } from "./tie-conversion"

/** How long the green banner of a reply stands, in milliseconds. */
export const BANNER_MS = 30_000

export interface ReceiveView {
  account: Account
  /** The event stands in a timeline already. */
  known: boolean
  /** Whoever wrote. */
  customer: Customer | null
  /** The profile the customer was merged into; null or absent: they stand for themselves. */
  head?: Customer | null
  /** The customer's one conversation that isn't closed, else their newest. */
  conversation: Conversation | null
  owner: Agent | null
  /** Conversions that conversation is tied to. */
  conversions: readonly Conversion[]
  /** Conversions under posts of this author for this account that nobody arrived through yet. */
  candidates: readonly Conversion[]
  /** Conversions for this account whose reference the message names (product.md §2.6). */
  referenced?: readonly Conversion[]
  settings: Settings
}

/** Takes in one message a customer wrote: the customer, the conversation it belongs to (product.md §3.5, §6), and the link that brought it. */
export function receive(view: ReceiveView, arrival: Arrival, person: XPerson | null, now: number): Decided {
  if (view.known) return change({})
  const customer = meet(view.customer, arrival, person)
  const placed = place(view, customer, arrival, now)
  const tied = tieConversion(tiesOf(view, placed), placed.conversation, customer, arrival.at)
  const conversation = hear(tied.conversation, view.account, arrival, now)
  const message = messageEntry(view.account, conversation, customer, arrival)
  return change({
    entries: [message, ...tied.entries(placed.say, placed.entries)],
    records: [...heldBy(customer, view.head ?? null, conversation), conversation, ...placed.seated, ...tied.records],
    guards: placed.guards,
  })
}

/** Of a merged profile, what stands for it holds the conversation; who wrote is only brought up to date. */
const heldBy = (customer: Customer, head: Customer | null, { id }: Conversation): Customer[] =>
  head ? [customer, { ...head, open: id, latest: id }] : [{ ...customer, open: id, latest: id }]

/** A new conversation begins with no conversion of its own. */
const tiesOf = ({ candidates, referenced = [], conversation, conversions }: ReceiveView, placed: Placed) => ({
  candidates,
  referenced,
  conversions: placed.conversation.id === conversation?.id ? conversions : [],
})

/** A first message makes the customer; a later one brings their name and handle up to date (handles change, the ID doesn't). */
function meet(known: Customer | null, arrival: Arrival, person: XPerson | null): Customer {
  const customer = known ?? newCustomer(customerId(arrival.sender), person?.name || arrival.sender)
  const handle = person?.handle ?? customer.handle
  const details = customer.details.filter(({ type }) => type !== "X username")
  return {
    ...customer,
    xId: arrival.sender,
    name: person?.name || customer.name,
    handle,
    picture: person?.picture ?? customer.picture,
    details: handle ? [{ type: "X username", value: handle }, ...details] : customer.details,
  }
}

function place(view: ReceiveView, customer: Customer, arrival: Arrival, now: number): Placed {
  const back = view.conversation && takeBack(enters(view.conversation, view), view.owner, view.settings, arrival, now)
  if (back) return back
  const id = conversationId(entryOfEvent(view.account.id, arrival.id))
  const fresh = newConversation(id, customer.id, view.account.id, view.account.inbox, arrival.at)
  const begun = takeBack(fresh, null, view.settings, arrival, now)
  if (!begun) throw new Error("A new conversation always takes its first message")
  begun.say({ type: "arrived", inbox: fresh.inbox })
  return begun
}

/** A conversation keeps its inbox until it is closed (product.md §4.7); then the account's entry point is where it comes back to. */
const enters = (conversation: Conversation, { account }: ReceiveView): Conversation =>
  conversation.status === "Closed" ? { ...conversation, inbox: account.inbox } : conversation

/** The conversation has heard from its customer: replies go from this account now. */
function hear(conversation: Conversation, account: Account, arrival: Arrival, now: number): Conversation {
  const newest = conversation.newestEvent
  const last = conversation.lastInboundAt === null || arrival.at >= conversation.lastInboundAt
  const cites = last || conversation.citedPost === null ? arrival.citedPost : null
  return {
    ...conversation,
    account: last ? account.id : conversation.account,
    xId: last ? arrival.sender : conversation.xId,
    unread: conversation.unread + 1,
    // A long absence is read newest first: its place in the inbox is that of the oldest.
    waitingSince:
      conversation.status === "New" ? Math.min(conversation.waitingSince, arrival.at) : conversation.waitingSince,
    lastInboundAt: Math.max(conversation.lastInboundAt ?? 0, arrival.at),
    lastInboundText: last ? arrival.text.slice(0, 280) : conversation.lastInboundText,
    banner: conversation.owner ? now + BANNER_MS : null,
    citedPost: cites ? postId(cites) : conversation.citedPost,
    newestEvent: newest && compareIds(newest, arrival.id) > 0 ? newest : arrival.id,
    newestAt: Math.max(conversation.newestAt, arrival.at),
  }
}

function messageEntry(account: Account, conversation: Conversation, customer: Customer, arrival: Arrival): Entry {
  const { id: event, at, text, links, media, citedPost } = arrival
  return {
    id: entryOfEvent(account.id, event),
    conversation: conversation.id,
    customer: customer.id,
    order: orderOf(event),
    at,
    type: "message in",
    account: account.id,
    event,
    text,
    links,
    media,
    citedPost,
    group: null,
  }
}
