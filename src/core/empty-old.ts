import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { Entry } from "./entry"
import type { Group } from "./records"
import type { Send } from "./send"

const DAY_MS = 24 * 3_600_000

/** Most entries that one change empties: what is decided about the conversation meanwhile waits no longer than that. */
export const AT_ONCE = 200

/** Everything closed before this goes, in Unix milliseconds; null: everything is kept. */
export const keptSince = (keepDays: number, now: number): number | null =>
  keepDays > 0 ? now - keepDays * DAY_MS : null

/** Whether retention has come to this conversation, and has not been there since it was closed last. */
export const isOld = ({ status, closedAt, emptiedAt }: Conversation, since: number): boolean =>
  status === "Closed" && closedAt !== null && closedAt < since && (emptiedAt === null || emptiedAt < closedAt)

/** Entries that hold what somebody wrote. */
export const SAID: ReadonlySet<Entry["type"]> = new Set(["message in", "message out", "message from X", "note"])

/** Whether there is something in it to be emptied. */
export const speaks = (entry: Entry): boolean => !entry.emptied && SAID.has(entry.type)

export interface OldView {
  conversation: Conversation
  entries: readonly Entry[]
  sends: readonly Send[]
  /** Whose conversation it is. */
  customer: Customer | null
  /** This customer has a conversation that retention has not come to yet. */
  newer: boolean
}

/** Empties a conversation closed before `since`, `AT_ONCE` entries at a time; with the last of them what else it and its customer hold. It is counted on. */
export function emptyOld(
  { conversation, entries, sends, customer, newer }: OldView,
  since: number,
  now: number,
): Decided {
  if (!isOld(conversation, since)) return change({})
  const said = entries.filter(speaks)
  const first = said.slice(0, AT_ONCE)
  const emptied = first.map(({ id }) => ({ entry: id, because: "retention" as const }))
  if (said.length > first.length) return change({ emptied, guards: [guardOf(conversation)] })
  const details = customer && !newer && customer.details.length > 0 ? [{ ...customer, details: [] }] : []
  return change({
    emptied,
    records: [{ ...conversation, lastInboundText: "", emptiedAt: now }, ...sends.filter(holds).map(silent), ...details],
    forgets: {
      drafts: [conversation.id],
      files: sends.flatMap(({ attachment }) => (attachment ? [attachment.file] : [])),
    },
  })
}

/** Empties what stands in no conversation (groups, threads on X that were not routed) and is older than `since`. */
export function emptyAside(entries: readonly Entry[], groups: readonly Group[], since: number): Decided {
  const old = entries.filter((entry) => entry.conversation === null && entry.at < since && speaks(entry))
  return change({
    emptied: old.slice(0, AT_ONCE).map(({ id }) => ({ entry: id, because: "retention" })),
    records: groups
      .filter(({ newestAt, lastText }) => newestAt < since && lastText !== "")
      .map((group) => ({ ...group, lastText: "" })),
  })
}

const guardOf = ({ kind, id, rev }: Conversation) => ({ kind, id, rev })

const holds = ({ text, attachment }: Send) => text !== "" || attachment !== null

const silent = (send: Send): Send => ({ ...send, text: "", attachment: null })
