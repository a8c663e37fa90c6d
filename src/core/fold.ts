import type { Change } from "./change"
import type { ConversationId } from "./ids"
import { entryId } from "./ids"
import { sayAt } from "./order"
import type { DeskRecord } from "./records"

/**
 * Folds changes that were decided one after the other, each on what the ones before would leave, into one that says the same at once. A
 * record keeps the revision it was first read at and takes its last state; lines of one conversation are counted on, so that none takes
 * another's place.
 */
export function fold(changes: readonly Change[]): Change {
  const records = new Map<string, DeskRecord>()
  const said = new Map<ConversationId, number>()
  for (const change of changes) for (const record of change.records) records.set(keyOf(record), record)
  const guards = new Map(changes.flatMap((change) => change.guards).map((guard) => [keyOf(guard), guard]))
  return {
    entries: changes.flatMap((change) => change.entries).map((entry) => countedOn(entry, said)),
    records: [...records.values()],
    // What is written is checked anyway.
    guards: [...guards].flatMap(([key, guard]) => (records.has(key) ? [] : guard)),
    gone: changes.flatMap((change) => change.gone),
    emptied: changes.flatMap((change) => change.emptied),
  }
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`

/** A line that the desk says is named by its conversation, the revision, and which of that revision's lines it is; a message by its event. */
function countedOn(entry: Change["entries"][number], said: Map<ConversationId, number>): Change["entries"][number] {
  const { conversation, id, order } = entry
  if (conversation === null || !id.startsWith(`${conversation}/`)) return entry
  const nth = said.get(conversation) ?? 0
  said.set(conversation, nth + 1)
  return { ...entry, id: entryId(id.replace(/\d+$/, String(nth))), order: sayAt(order, nth) }
}
