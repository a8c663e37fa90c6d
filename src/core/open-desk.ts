import { newAgent, newInbox } from "./blank"
import { change, type Decided } from "./change"
import { type AgentId, FIRST_INBOX, SOLO_AGENT } from "./ids"
import type { Agent, Inbox, SettingsRecord } from "./records"
import { DEFAULT_SETTINGS } from "./settings"

/** A desk has at least one agent, one inbox they are in, and settings. Writes what is missing; `me`: whose browser opens it. */
export function openDesk(
  { agent, inbox, settings }: { agent: Agent | null; inbox: Inbox | null; settings: SettingsRecord | null },
  now: number,
  me: { id: AgentId; name: string } = { id: SOLO_AGENT, name: "Me" },
): Decided {
  const missing = [
    ...(agent ? [] : [newAgent(me.id, me.name, now)]),
    ...(inbox ? [] : [newInbox(FIRST_INBOX, "Inbox", [me.id])]),
    ...(settings ? [] : [{ ...DEFAULT_SETTINGS, kind: "settings" as const, id: "desk" as const, rev: 0 }]),
  ]
  return change({ records: missing })
}
