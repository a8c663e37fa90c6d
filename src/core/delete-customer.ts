import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import type { Entry } from "./entry"
import { entryOfEvent } from "./ids"
import { orderOf } from "./order"
import type { Agent, Group } from "./records"
import type { Send } from "./send"
import { tombstoneOf } from "./tombstone"

/** Everything this desk holds of one customer, and of everybody merged into them. */
export interface DeleteView {
  customers: readonly Customer[]
  conversations: readonly Conversation[]
  sends: readonly Send[]
  /** Everything that names them, group conversations too, and lines on other profiles that tell of a merge with them. */
  entries: readonly Entry[]
  conversions: readonly Conversion[]
  /** Agents who run a session with them, or are offered one. */
  agents: readonly Agent[]
  groups: readonly Group[]
}

/**
 * Deletes a customer: what they said and what was said to them goes, of the timeline stay tombstones, and conversions count on without a
 * name. If that person writes again they are a new customer. While a message may be on its way it is refused: its echo would come back.
 */
export function deleteCustomer(view: DeleteView): Decided {
  const { customers, conversations, sends, entries } = view
  if (customers.length === 0) return refuse("not-found")
  if (sends.some(({ status }) => status === "sending" || status === "unsure")) return refuse("still-sending")
  const people = new Set(customers.flatMap(({ id, xId }) => [id as string, ...(xId ? [xId] : [])]))
  const theirs = new Set(conversations.map(({ id }) => id))
  return change({
    entries: echoesOf(sends, entries),
    emptied: entries.map(({ id }) => ({ entry: id, because: "customer deleted" })),
    records: [
      ...view.agents.map((agent) => freed(agent, theirs)),
      ...view.conversions.map(unnamed),
      ...view.groups.map((group) => without(group, people)),
    ],
    gone: [...customers, ...conversations, ...sends].map(({ kind, id, rev }) => ({ kind, id, rev })),
    forgets: {
      drafts: conversations.map(({ id }) => id),
      files: sends.flatMap(({ attachment }) => (attachment ? [attachment.file] : [])),
    },
  })
}

/** X's events of what was sent from here: without their ids a re-read would take them for messages sent on X itself. */
function echoesOf(sends: readonly Send[], entries: readonly Entry[]): Entry[] {
  const standing = new Set<string>(entries.map(({ id }) => id))
  return sends.flatMap(({ account, event, sentAt, queuedAt }) => {
    const id = event && entryOfEvent(account, event)
    if (!id || standing.has(id)) return []
    standing.add(id)
    return [tombstoneOf({ id, order: orderOf(event), at: sentAt ?? queuedAt })]
  })
}

const freed = (agent: Agent, theirs: ReadonlySet<string>): Agent => ({
  ...agent,
  sessions: agent.sessions.filter((id) => !theirs.has(id)),
  offer: agent.offer !== null && theirs.has(agent.offer) ? null : agent.offer,
})

const unnamed = (conversion: Conversion): Conversion => ({
  ...conversion,
  author: "",
  customer: null,
  customerName: null,
  conversation: null,
})

const without = (group: Group, people: ReadonlySet<string>): Group => ({
  ...group,
  participants: group.participants.filter((id) => !people.has(id)),
  // Nobody knows any more whose the last words were.
  lastText: "",
})
