import type { Entry } from "~core/entry"
import { orderOf } from "~core/order"
import type { Send } from "~core/send"

/** One line of the timeline: an entry (with the fate of the message, if it is one of ours), or a send not begun yet. */
export type TimelineRow =
  | { order: string; entry: Entry; send: Send | null }
  | { order: string; entry: null; send: Send }

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
