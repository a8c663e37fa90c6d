import type { AgentId } from "~core/ids"
import type { Send } from "~core/send"
import type { Commit } from "~store/commit"
import type { DeskDb } from "~store/desk-db"
import type { WholeShelf, X } from "~x/port"
import type { Clock } from "./clock"
import type { FileOf } from "./file-of"

/** What every loop and command of the worker is given: the desk, X, a clock, and a way to wake the others. */
export interface World {
  db: DeskDb
  commit: Commit
  x: X
  shelf: WholeShelf
  clock: Clock
  /** Whose desk this browser is. */
  me: AgentId
  signal: AbortSignal
  report: (error: unknown) => void
  /** Something changed: look again. */
  nudge: (what: "desk" | "sends" | "reads") => void
  /** Somebody looks: read X as soon as it allows. */
  hurry: () => Promise<void>
  /** Sends this very worker has in flight: any other that is *sending* was left by one that died. */
  inFlight: Set<string>
  /** In a team: the file of a message that was attached in another browser. */
  handedIn?: (send: Send, signal: AbortSignal) => Promise<FileOf>
}
