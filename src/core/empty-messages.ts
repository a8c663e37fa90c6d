import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { EmptiedBecause, Entry } from "./entry"
import type { Group } from "./records"
import type { Send } from "./send"

export interface EmptyView {
  /** Messages of one conversation, or of none. */
  entries: readonly Entry[]
  conversation: Conversation | null
  /** Our sends among them. */
  sends: readonly Send[]
  /** The group conversation they stand in. */
  group: Group | null
}

/** Empties messages whose words are gone elsewhere: text, links and media; and the preview that lists keep of the last of them. */
export function emptyMessages({ entries, conversation, sends, group }: EmptyView, because: EmptiedBecause): Decided {
  const standing = entries.filter(({ emptied }) => !emptied)
  if (standing.length === 0) return change({})
  const newest = Math.max(...standing.filter(({ type }) => type === "message in").map(({ at }) => at))
  const previewed = conversation?.lastInboundAt === newest && conversation.lastInboundText !== ""
  const shownOfGroup = group !== null && group.lastText !== "" && standing.some(({ at }) => at === group.newestAt)
  return change({
    emptied: standing.map(({ id }) => ({ entry: id, because })),
    records: [
      ...(previewed && conversation ? [{ ...conversation, lastInboundText: "" }] : []),
      ...(shownOfGroup ? [{ ...group, lastText: "" }] : []),
      ...sends.filter(({ text }) => text !== "").map((send) => ({ ...send, text: "", attachment: null })),
    ],
  })
}
