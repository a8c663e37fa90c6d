/**
 * The desk's rows as they lie in IndexedDB, as far as chaos looks at them. Written down anew: what audits the desk must not share its
 * mistakes, so nothing here comes from `src/`.
 */

export interface ConversationRow {
  id: string
  customer: string
  status: string
  owner: string | null
  session: { agent: string } | null
  offer: { agent: string; until: number } | null
  unread: number
  xId: string | null
}

export interface AgentRow {
  id: string
  available: boolean
  sessions: string[]
  offer: string | null
}

export interface SendRow {
  id: string
  /** Who wrote it. */
  by: string
  conversation: string
  account: string
  to: string
  text: string
  status: string
  event: string | null
  because: string | null
  lookedFor: boolean
}

export interface EntryRow {
  id: string
  type: string
  conversation: string | null
  customer: string
  event?: string
  send?: string
  text?: string
  emptied?: string | null
  group?: string | null
}

export interface CustomerRow {
  id: string
  xId: string | null
  open: string | null
  latest: string | null
}

export interface AccountRow {
  id: string
  status: string
}

export interface StandingRow {
  id: string
  retryAt: number | null
  trouble: string | null
}

export interface SettingsRow {
  maximumCapacity: number
}

/** A moment of the desk, read in one transaction. */
export interface Moment {
  conversations: ConversationRow[]
  agents: AgentRow[]
  sends: SendRow[]
  settings: SettingsRow[]
}

/** The whole desk, as far as it is audited. */
export interface WholeDesk extends Moment {
  entries: EntryRow[]
  customers: CustomerRow[]
  quarantine: { id: string; raw: unknown }[]
}
