import type { RecordKind } from "~core/records"

/** Which table holds which kind of record. */
export const TABLE_OF = {
  conversation: "conversations",
  agent: "agents",
  account: "accounts",
  standing: "standings",
  cursor: "cursors",
  customer: "customers",
  conversion: "conversions",
  send: "sends",
  inbox: "inboxes",
  answer: "answers",
  group: "groups",
  settings: "settings",
} as const satisfies Record<RecordKind, string>
