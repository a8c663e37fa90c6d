import { comeToRest, sendAtRest } from "~core/come-to-rest"
import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import { type AgentId, type InboxId, SOLO_AGENT } from "~core/ids"
import { inAnothersName } from "~core/in-anothers-name"
import type { DeskRecord } from "~core/records"
import type { Send } from "~core/send"
import type { Part } from "../atomic"
import { partsOf } from "../parts-of"

/** Rows of a desk that belong together. */
export interface Rows {
  customers: Customer[]
  conversations: Conversation[]
  conversions: Conversion[]
  sends: Send[]
  entries: Entry[]
}

/** As what the rows of one browser's desk go into the team's. */
export interface Into {
  member: AgentId
  name: string
  /** When the desk stood still (Unix milliseconds, X's clock). */
  at: number
  /** The inbox of the team's desk that stands for one of these. */
  inbox: (id: InboxId) => InboxId
}

/**
 * What is written of some rows, where nothing stands yet: lines first, customers last, so that where a customer stands everything of theirs
 * does. Every row keeps its revision, since lines that are said later are named by it; what was under way comes to rest.
 */
export function partsOfRows({ customers, conversations, conversions, sends, entries }: Rows, into: Into): Part[] {
  const rests = conversations.map((one) => comeToRest(one, into.at))
  const records: DeskRecord[] = [
    ...sends.map((send) => sendAtRest(send) ?? unchanged(send)),
    ...conversions.map((link) => unchanged(link.by === SOLO_AGENT ? { ...link, byName: into.name } : link)),
    ...conversations.map((one, nth) => within(rests[nth]?.conversation ?? unchanged(one), into)),
    ...customers.map(unchanged),
  ]
  return fresh([...entries, ...rests.flatMap((rest) => rest?.entries ?? [])], records, into.member)
}

/** Parts for records that don't stand yet, as they are. */
export const partsOfRecords = (records: readonly DeskRecord[], member: AgentId): Part[] =>
  fresh([], records.map(unchanged), member)

function fresh(entries: readonly Entry[], records: readonly DeskRecord[], member: AgentId): Part[] {
  const named = <T extends Entry | DeskRecord>(row: T): T => inAnothersName(row, SOLO_AGENT, member)
  return partsOf(
    { entries: entries.map(named), records: records.map(named), guards: [], gone: [], emptied: [] },
    { writer: member, seqs: new Map(), fences: [], older: new Map() },
  )
}

/** What is written has the revision it was decided on and one more: so this one keeps the one it has. */
const unchanged = <T extends DeskRecord>(record: T): T => ({ ...record, rev: Math.max(0, record.rev - 1) })

const within = (conversation: Conversation, { inbox }: Into): Conversation => ({
  ...conversation,
  inbox: inbox(conversation.inbox),
})
