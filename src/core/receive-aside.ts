import type { Arrival } from "./arrival"
import { change, type Decided } from "./change"
import type { Entry, EntryBody } from "./entry"
import { customerId, entryOfEvent } from "./ids"
import { orderOf } from "./order"
import type { Account } from "./records"

/** Takes in what is not routed: messages in group conversations, joins and leaves (product.md §3.6). They stand on their thread. */
export function receiveAside(account: Account, known: boolean, arrival: Arrival): Decided {
  if (known) return change({})
  const { id, at, sender } = arrival
  const place = {
    id: entryOfEvent(account.id, id),
    conversation: null,
    customer: customerId(sender),
    order: orderOf(id),
    at,
  }
  return change({ entries: [{ ...place, ...bodyOf(account, arrival) } as Entry] })
}

function bodyOf(account: Account, arrival: Arrival): EntryBody {
  const { id: event, thread: group, text, links, media, citedPost, participants: who } = arrival
  const base = { account: account.id, event }
  if (arrival.kind === "join") return { ...base, type: "joined", who, group }
  if (arrival.kind === "leave") return { ...base, type: "left", who, group }
  if (arrival.sender === account.id) return { ...base, type: "message from X", text, links, media, group }
  return { ...base, type: "message in", text, links, media, citedPost, group }
}
