import { newAgent, newConversation, newCursor, newCustomer, newInbox, newStanding } from "~core/blank"
import { accountId, agentId, conversationId, customerId, inboxId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import type { ExportedTable } from "./format"

const a = accountId("1")
const blankConversation = newConversation(conversationId("c"), customerId("2"), a, inboxId("i"), 0)

/** One row as it should be, for the tables whose rows the desk decides on. */
const SAMPLES: Partial<Record<ExportedTable, object>> = {
  agents: newAgent(agentId("m"), "n", 0),
  conversations: blankConversation,
  cursors: newCursor(a, 0),
  customers: newCustomer(customerId("2"), "n"),
  inboxes: newInbox(inboxId("i"), "n", []),
  settings: { ...DEFAULT_SETTINGS, kind: "settings", id: "desk", rev: 1 },
  standings: newStanding(a),
}

/** The key by which each of the others is found. */
const KEYS: Partial<Record<ExportedTable, string>> = { drafts: "conversation" }

/** Whether a row of an export is what its table holds: fields of a sample's kinds, and a key. Every export comes from outside. */
export function fits(table: ExportedTable, row: unknown, ofThisVersion: boolean): boolean {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return false
  const fields = row as Record<string, unknown>
  if (typeof fields[KEYS[table] ?? "id"] !== "string") return false
  const sample = SAMPLES[table]
  if (!sample) return table !== "entries" || isEntry(fields)
  return Object.entries(sample).every(([name, value]) => {
    // A row of an older rung lacks what its climb will add.
    if (!(name in fields)) return !ofThisVersion
    return sameKind(value, fields[name])
  })
}

const sameKind = (sample: unknown, value: unknown) =>
  sample === null || value === null
    ? true
    : Array.isArray(sample) === Array.isArray(value) && typeof sample === typeof value

const isEntry = ({ type, order, at, customer }: Record<string, unknown>) =>
  typeof type === "string" && typeof order === "string" && typeof at === "number" && typeof customer === "string"
