import { newAgent, newInbox } from "./blank"
import { change, type Decided } from "./change"
import { FIRST_INBOX, SOLO_AGENT } from "./ids"
import type { Agent, Inbox, SettingsRecord } from "./records"
import { DEFAULT_SETTINGS } from "./settings"

/** A desk has at least one agent, one inbox they are in, and settings. Writes what is missing. */
export function openDesk(
  { agent, inbox, settings }: { agent: Agent | null; inbox: Inbox | null; settings: SettingsRecord | null },
  now: number,
): Decided {
  const missing = [
    ...(agent ? [] : [newAgent(SOLO_AGENT, "Me", now)]),
    ...(inbox ? [] : [newInbox(FIRST_INBOX, "Inbox", [SOLO_AGENT])]),
    ...(settings ? [] : [{ ...DEFAULT_SETTINGS, kind: "settings" as const, id: "desk" as const, rev: 0 }]),
  ]
  return change({ records: missing })
}
