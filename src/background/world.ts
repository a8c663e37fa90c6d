import type { AgentId } from "~core/ids"
import type { Send } from "~core/send"
import type { Commit } from "~store/commit"
import type { DeskDb } from "~store/desk-db"
import type { WholeShelf, X } from "~x/port"
import type { Clock } from "./clock"
import type { FileOf } from "./file-of"
import type { Duty } from "./mode"
import type { Seat } from "./seat"

/** What every loop and command of the worker is given: the desk, X, a clock, and a way to wake the others. */
export interface World {
  db: DeskDb
  commit: Commit
  x: X
  shelf: WholeShelf
  clock: Clock
  /** Whose hands this browser is. */
  me: AgentId
  /** Commits what is done on a duty that only one browser of a team has at a time; null: it is another's now. */
  as: (duty: Duty) => Commit | null
  /** Whose desk this is, and how that changes. */
  seat: Seat
  signal: AbortSignal
  report: (error: unknown) => void
  /** Something changed: look again. */
  nudge: (what: "desk" | "sends" | "reads") => void
  /** Somebody looks: read X as soon as it allows. */
  hurry: () => Promise<void>
  /** Sends this very worker has in flight: any other that is *sending* was left by one that died. */
  inFlight: Set<string>
  /** In a team: the file of a message that was attached in another browser. */
  handedIn?: ((send: Send, signal: AbortSignal) => Promise<FileOf>) | undefined
}

/** The world of who has a duty now: what is done in it is done only as long as they have it. Null: it is another browser's. */
export function onDuty(world: World, duty: Duty): World | null {
  const commit = world.as(duty)
  return commit && { ...world, commit }
}
