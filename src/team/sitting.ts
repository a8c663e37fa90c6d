import type { Change, Committed } from "~core/change"
import type { TeamLine } from "~core/membership"
import type { DeskDb } from "~store/desk-db"
import type { Told } from "./ask"
import type { mediaOver } from "./media-over"
import type { Invitation } from "./people/invitation"
import type { Invited, inviteMember, revokeMember } from "./people/membership-acts"
import type { Publishing, publishDesk } from "./publish"

/** How the line to the team's desk is, as the screens hear it. */
export type LineNews = Omit<TeamLine, "id" | "since" | "ahead">

/** What a browser sits down at the team's desk with. */
export interface Sitting {
  invitation: Invitation
  db: DeskDb
  /** This browser's own name among the team's, the same after its worker died. */
  browser: string
  signal: AbortSignal
  /** What colleagues hear of this member, asked again at every beat. */
  says: () => { name: string; onDuty: boolean; version: string }
  tell: (news: LineNews) => void
  /** A lease came or went. */
  changed: () => void
  /** Does for a colleague's browser what only the holder of an account's lease can; rejecting is a bug. */
  answer: (account: string, what: unknown) => Promise<unknown>
  /** The server says what time it is (Unix milliseconds). */
  hear: (now: number) => void
  /** This computer's clock (Unix milliseconds). */
  now: () => number
  report: (error: unknown) => void
}

/** A seat at the team's desk: kept through every loss of the line, until the signal or until the team no longer takes this browser in. */
export interface Session {
  /** Writes a change; those that only a lease's holder may make name it. Throws `DeskAway`, `TeamRefused`, and what the disk does. */
  commit: (change: Change, lease?: string) => Promise<Committed>
  /** Whether this browser holds a lease now. */
  holds: (lease: string) => boolean
  /** The leases that this browser takes whenever nobody holds them: it keeps to the last list it was given. */
  want: (leases: readonly string[]) => void
  /** Whether something can be written now. */
  isUp: () => boolean
  /** When what is to be done on the desk has been taken in: false when that never comes. */
  usable: Promise<boolean>
  /** Asks the browser that holds an account's lease. */
  ask: (account: string, what: unknown) => Promise<Told>
  /** Bytes that pass through the server; null: there is no line now. */
  media: () => ReturnType<typeof mediaOver> | null
  /** An admin's: makes the key of a member. */
  invite: (guest: Invited) => ReturnType<typeof inviteMember>
  /** An admin's: publishes a desk of one browser. */
  publish: (publishing: Omit<Publishing, "nc">) => ReturnType<typeof publishDesk>
  /** An admin's: ends a membership. */
  revoke: (member: string) => ReturnType<typeof revokeMember>
  ended: Promise<void>
}
