import type { AccountId, AgentId } from "./ids"
import type { Role } from "./role"

/** In whose name this browser works at a team's desk. */
export interface Membership {
  id: "me"
  /** Their agent at the desk has the same id. */
  member: AgentId
  role: Role
  /** How the admin called them. */
  name: string
  /** Where the desk is: a WebSocket address. */
  server: string
  workspace: string
  /** Unix milliseconds, by this computer's clock. */
  joinedAt: number
  /** Something of this browser's own desk is put away until the team is left: how many customers it has. */
  putAway: number | null
}

/** Why a team's desk can't be reached, joined or kept, by name; the screen has the sentence. */
export type TeamTrouble =
  /** Nothing that an admin gave out. */
  | "not a key"
  | "damaged key"
  /** Made by a newer Aside than this one. */
  | "newer key"
  | "other role"
  | "not a server"
  | "unreachable"
  | "wrong key"
  | "expired key"
  | "revoked key"
  | "other workspace"
  | "old server"
  | "no JetStream"
  /** No admin has opened the desk yet. */
  | "not made"
  | "wrong workspace"
  /** The server was emptied, or brought back from an older copy. */
  | "wiped"
  | "other settings"
  /** A newer Aside keeps the desk in a way that this one doesn't know. */
  | "newer desk"
  | "already a member"

/** How this browser's line to the team's desk is. */
export interface TeamLine {
  id: "line"
  state: "connecting" | "connected" | "away" | "resting" | "refused"
  /** Since when it is so (Unix milliseconds, this computer's clock). */
  since: number
  because: TeamTrouble | null
  /** How many messages of the desk are still to come; null: not known. */
  behind: number | null
  /** How far the server's clock is ahead of this computer's (milliseconds), as was last heard. */
  ahead?: number
}

/** Somebody of the team, as this browser knows them. */
export interface Colleague {
  id: AgentId
  name: string
  role: Role
  /** Unix milliseconds; null: the key doesn't end by itself. */
  until: number | null
  /** Unix milliseconds; null: they are a member. */
  revokedAt: number | null
  /** Their browser is connected. */
  present: boolean
  /** Since when this browser has seen them absent, by its own clock; null: they are present, or nobody has looked since the line came back. */
  absentSince: number | null
  /** The version of their Aside; null: unknown. */
  version: string | null
  /** Accounts for which their browser reads and sends at X now. */
  reads?: AccountId[]
}
