import { change, type Decided, refuse } from "./change"
import type { Entry } from "./entry"
import type { AccountId, EventId } from "./ids"
import type { Send } from "./send"

/** The event at X of one of our own messages, and whose it is; null when it isn't ours, or not (yet, any more) at X. */
export function eventOf(entry: Entry, send: Send | null): { account: AccountId; event: EventId } | null {
  if (entry.emptied) return null
  if (entry.type === "message from X" && entry.group === null) return { account: entry.account, event: entry.event }
  if (entry.type !== "message out" || send?.status !== "sent" || !send.event) return null
  return { account: send.account, event: send.event }
}

/** X deleted a message of ours: its body goes here too, its place stays (product.md §7). */
export function deleteMessage({ entry, send }: { entry: Entry; send: Send | null }): Decided {
  if (entry.emptied) return change({})
  if (entry.type !== "message out" && entry.type !== "message from X") return refuse("not-ours")
  return change({
    emptied: [{ entry: entry.id, because: "deleted by us" }],
    records: send ? [{ ...send, text: "", attachment: null }] : [],
  })
}
