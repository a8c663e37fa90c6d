import type { Account } from "./account"
import type { Arrival, XPerson } from "./arrival"
import { newCustomer } from "./blank"
import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import { compareIds, customerId, entryOfEvent } from "./ids"
import { orderOf } from "./order"
import { isFromTomorrow } from "./redate-send"
import { sameMeaning } from "./same-meaning"
import type { Send } from "./send"
import { settle } from "./settle"

/** X dates a message when it takes it, we when we hand it over: how far apart the two clocks may be. */
const CLOCK_SLACK_MS = 60_000

export interface ReceiveOwnView {
  account: Account
  known: boolean
  /** Who it was written to. */
  to: string
  customer: Customer | null
  /** That customer's latest conversation. */
  conversation: Conversation | null
  /** This account's sends to that customer. */
  sends: readonly Send[]
  /** Conversation and conversions of the send that it turns out to be. */
  sentIn: (send: Send) => { conversation: Conversation | null; conversions: readonly Conversion[] }
}

/**
 * Takes in a message of ours that comes back as an event: the echo of one sent here is recognised, also when it overtakes the answer to
 * the POST or the answer never came; anything else was sent on X itself and stands where it belongs, saying so (product.md §3.4).
 */
export function receiveOwn(view: ReceiveOwnView, arrival: Arrival, person: XPerson | null, now: number): Decided {
  if (view.known || view.sends.some((send) => send.event === arrival.id)) return change({})
  const echo = echoOf(view.sends, arrival, now)
  if (echo)
    return settle({ send: echo, ...view.sentIn(echo) }, { fate: "sent", event: arrival.id, at: arrival.at }, now)
  return sentElsewhere(view, arrival, person)
}

/**
 * Of the sends without a known event that say the same and had been handed over by then, the one handed over nearest to when X took
 * this one: an agent who drops an unsure message and writes it anew has two that say the same.
 */
function echoOf(sends: readonly Send[], arrival: Arrival, now: number): Send | null {
  return (
    sends
      .filter((send) => send.event === null && handedOverBy(send, arrival, now))
      .filter(
        ({ status }) => status === "sending" || status === "unsure" || status === "dropped" || status === "queued",
      )
      .filter((send) => saysTheSame(send, arrival))
      .sort((a, b) => carries(b, arrival) - carries(a, arrival) || apart(a, arrival) - apart(b, arrival))[0] ?? null
  )
}

/** Dated after now, by a clock that was wrong: nobody knows when, and it may be this one. */
const handedOverBy = ({ sendingAt }: Send, { at }: Arrival, now: number) =>
  sendingAt !== null && (sendingAt <= at + CLOCK_SLACK_MS || isFromTomorrow(sendingAt, now))

/** A message with a file comes back with media, and with a link of X's to them at its end, which may be all of its text. */
function saysTheSame({ text, attachment }: Send, arrival: Arrival): boolean {
  if (!attachment) return sameMeaning(text, arrival.text)
  if (arrival.media.length === 0) return false
  return [arrival.text, arrival.text.replace(MEDIA_LINK, "")].some((came) => sameMeaning(text, came))
}

const MEDIA_LINK = /(?:^|\s)https:\/\/t\.co\/\w+\s*$/u

/** 1: the very media that were uploaded for it; 0: nobody can tell; -1: media, where it had none. */
function carries({ attachment }: Send, { media }: Arrival): number {
  if (!attachment) return media.length > 0 ? -1 : 0
  return media.some(({ key }) => key.split("_").at(-1) === attachment.media) ? 1 : 0
}

const apart = ({ sendingAt }: Send, { at }: Arrival) => Math.abs((sendingAt ?? 0) - at)

function sentElsewhere(view: ReceiveOwnView, arrival: Arrival, person: XPerson | null): Decided {
  const { account, conversation } = view
  // Not a contact detail: an X username gets on a profile only when that person wrote first.
  const customer = view.customer ?? {
    ...newCustomer(customerId(view.to), person?.name || view.to),
    xId: view.to,
    handle: person?.handle ?? null,
    picture: person?.picture ?? null,
  }
  const { id: event, at, text, links, media } = arrival
  const entry = {
    id: entryOfEvent(account.id, event),
    conversation: conversation?.id ?? null,
    customer: customer.id,
    order: orderOf(event),
    at,
    type: "message from X" as const,
    account: account.id,
    event,
    text,
    links,
    media,
    group: null,
  }
  const moved = conversation && {
    ...conversation,
    newestEvent:
      conversation.newestEvent && compareIds(conversation.newestEvent, event) > 0 ? conversation.newestEvent : event,
    newestAt: Math.max(conversation.newestAt, at),
    lastSentAt: Math.max(conversation.lastSentAt ?? 0, at),
  }
  return change({
    entries: [entry],
    records: [...(moved ? [moved] : []), ...(view.customer ? [] : [customer])],
    guards: view.customer ? [{ kind: "customer", id: customer.id, rev: customer.rev }] : [],
  })
}
