import { may } from "~core/may"
import type { Refusal } from "~core/refusal"
import type { Role } from "~core/role"
import type { DeskDb } from "~store/desk-db"
import { howMuch } from "./duties"

/** These need no line to the team's desk. */
const HERE = new Set(["awake", "join", "leaveTeam", "reindex", "stopIndex", "stopWork"])

/** These gather all that there is of somebody or something: what lies by would be passed over for good. */
const WHOLE = new Set(["deleteCustomer", "merge", "unmerge", "removeInbox"])

/** Why a member can't have a command carried out now; null: they can. `reach` waits for the line, as far as that helps. */
export async function whyNot(
  { db, role, reach }: { db: DeskDb; role: Role; reach: () => Promise<boolean> },
  say: string,
): Promise<Refusal | null> {
  if (!may(role, say)) return "not-your-role"
  if (HERE.has(say)) return null
  if (!(await reach())) return "team-away"
  return WHOLE.has(say) && (await howMuch(db)) !== "all" ? "desk-coming" : null
}
