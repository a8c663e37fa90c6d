import type { Conversation } from "~core/conversation"
import type { Entry } from "~core/entry"
import { SOLO_AGENT } from "~core/ids"
import { inAnothersName } from "~core/in-anothers-name"
import type { Agent, DeskRecord } from "~core/records"
import type { Send } from "~core/send"
import { colleagueLeft, type Leaving, type OwnTalk, takeAlong } from "~core/take-along"
import type { ExportedTable, TableRows } from "./format"

/** Tables whose rows name agents. */
type Naming = DeskRecord | Entry
const NAMING: readonly ExportedTable[] = ["agents", "inboxes", "conversations", "conversions", "sends", "entries"]

/**
 * A team's desk as that of the member who leaves with it, to be restored where they work alone: theirs is the one agent's there, their colleagues
 * are gone, and all of it can be answered.
 */
export function asOnesOwn(parts: readonly TableRows[], leaving: Leaving): TableRows[] {
  const talks = talksOf(parts, leaving)
  const sends = new Map<string, Send>([...talks.values()].flatMap((talk) => talk.sends.map((send) => [send.id, send])))
  const moved = (row: Naming): Naming => {
    if (!("kind" in row)) return row
    if (row.kind === "agent") return row.id === leaving.member ? row : colleagueLeft(row, leaving)
    // Who works alone is in each of their inboxes.
    if (row.kind === "inbox") return { ...row, agents: [SOLO_AGENT] }
    if (row.kind === "conversation") return talks.get(row.id)?.conversation ?? row
    return row.kind === "send" ? (sends.get(row.id) ?? row) : row
  }
  const own = (row: Naming): Naming => inAnothersName(moved(row), leaving.member, SOLO_AGENT)
  const all = parts.map((part) =>
    NAMING.includes(part.table) ? { ...part, rows: (part.rows as Naming[]).map(own) } : part,
  )
  const said = [...talks.values()].flatMap(({ entries }) => entries.map(own))
  return said.length > 0 ? [...all, { table: "entries", rows: said }] : all
}

function talksOf(parts: readonly TableRows[], leaving: Leaving): Map<string, OwnTalk> {
  const rowsOf = <T>(wanted: ExportedTable) =>
    parts.flatMap(({ table, rows }) => (table === wanted ? (rows as T[]) : []))
  const agents = new Map<string, Agent>(rowsOf<Agent>("agents").map((agent) => [agent.id, agent]))
  const sends = Map.groupBy(rowsOf<Send>("sends"), ({ conversation }) => conversation)
  const talks = rowsOf<Conversation>("conversations").map((conversation): [string, OwnTalk] => [
    conversation.id,
    takeAlong({ conversation, sends: sends.get(conversation.id) ?? [], agents }, leaving),
  ])
  return new Map(talks)
}
