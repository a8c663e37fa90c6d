import type { Account } from "./account"
import type { Arrival } from "./arrival"
import { change, type Decided } from "./change"
import type { Entry, EntryBody } from "./entry"
import { customerId, entryOfEvent, groupId } from "./ids"
import { orderOf } from "./order"
import type { Group } from "./records"

export interface AsideView {
  account: Account
  known: boolean
  /** The group conversation it belongs to, as far as it is known. */
  group: Group | null
}

/** Takes in what is not routed: messages in group conversations, joins and leaves (product.md §3.6). Groups are listed as such. */
export function receiveAside({ account, known, group }: AsideView, arrival: Arrival): Decided {
  if (known) return change({})
  const { id, at, sender } = arrival
  const place = {
    id: entryOfEvent(account.id, id),
    conversation: null,
    customer: customerId(sender),
    order: orderOf(id),
    at,
  }
  return change({
    entries: [{ ...place, ...bodyOf(account, arrival) } as Entry],
    records: [heard(group ?? newGroup(account, arrival.thread), arrival)],
  })
}

const newGroup = (account: Account, thread: string): Group => ({
  kind: "group",
  id: groupId(`${account.id}.${thread}`),
  rev: 0,
  account: account.id,
  thread,
  participants: [],
  newestAt: 0,
  lastText: "",
})

function heard(group: Group, { kind, at, sender, text, participants }: Arrival): Group {
  const there = new Set([...group.participants, sender, ...(kind === "join" ? participants : [])])
  if (kind === "leave") for (const who of participants) there.delete(who)
  const newer = at >= group.newestAt
  return {
    ...group,
    participants: [...there],
    newestAt: Math.max(group.newestAt, at),
    lastText: kind === "message" && newer ? text.slice(0, 280) : group.lastText,
  }
}

function bodyOf(account: Account, arrival: Arrival): EntryBody {
  const { id: event, thread: group, text, links, media, citedPost, participants: who } = arrival
  const base = { account: account.id, event }
  if (arrival.kind === "join") return { ...base, type: "joined", who, group }
  if (arrival.kind === "leave") return { ...base, type: "left", who, group }
  if (arrival.sender === account.id) return { ...base, type: "message from X", text, links, media, group }
  return { ...base, type: "message in", text, links, media, citedPost, group }
}
