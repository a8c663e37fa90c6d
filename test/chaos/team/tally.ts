import type { ConversationRow, SendRow } from "../rows"
import type { History } from "./history"
import { aboutOf } from "./said"

/** How a desk stands, by what its server took: as far as it has to be known while people work. */
export interface Tally {
  /** Takes in what came since. */
  update(): void
  conversations: ReadonlyMap<string, ConversationRow>
  sends: ReadonlyMap<string, SendRow>
  /** X's events that stand in a line. */
  taken: ReadonlySet<string>
  open(): number
}

/** Counts along with a history. */
export function tallyOf(history: History): Tally {
  const conversations = new Map<string, ConversationRow>()
  const sends = new Map<string, SendRow>()
  const taken = new Set<string>()
  const tables: Record<string, Map<string, unknown>> = { conversation: conversations, send: sends }
  let at = 0
  return {
    ...{ conversations, sends, taken },
    open: () => [...conversations.values()].filter(({ status }) => status !== "Closed").length,
    update() {
      for (; at < history.said.length; at++) {
        const one = history.said[at]
        const about = one && aboutOf(one.subject)
        if (about?.of === "line" && about.writer === null) taken.add(about.id.split(".")[1] ?? "")
        if (about?.of !== "record") continue
        const rows: Map<string, unknown> | null = tables[about.kind] ?? null
        // Taken back, for one: then it is nowhere any more.
        if (one?.gone) rows?.delete(about.id)
        else rows?.set(about.id, JSON.parse(one?.body ?? "null"))
      }
    },
  }
}
