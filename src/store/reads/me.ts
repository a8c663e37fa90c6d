import type { PromiseExtended } from "dexie"
import { type AgentId, SOLO_AGENT } from "~core/ids"
import type { Role } from "~core/role"
import { type DeskDb, desk } from "../desk-db"

/** Whose browser this is. */
export interface Me {
  id: AgentId
  /** What they may do in the team; null: the desk is this browser's own, and they may do everything. */
  role: Role | null
}

/** Asks whose browser this is. Within a transaction over `membership` it is a part of that; alone, a question of its own. */
export const readMe = (db: DeskDb = desk): PromiseExtended<Me> =>
  db.membership.get("me").then((found) => ({ id: found?.member ?? SOLO_AGENT, role: found?.role ?? null }))
