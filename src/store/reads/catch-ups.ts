import type { CatchUp } from "~core/account"
import type { AccountId } from "~core/ids"
import { type DeskDb, desk } from "../desk-db"

/** What one account's absence cost. */
export interface AccountCatchUp {
  account: AccountId
  handle: string
  caughtUp: CatchUp
}

/** Asks what was read back after the last absence, where it brought anything (or left a hole) and nobody has put it away. */
export async function readCatchUps(db: DeskDb = desk): Promise<AccountCatchUp[]> {
  const [accounts, cursors] = await Promise.all([db.accounts.toArray(), db.cursors.toArray()])
  return accounts.flatMap(({ id, handle, status }) => {
    const caughtUp = cursors.find((cursor) => cursor.id === id)?.caughtUp
    const isNews = caughtUp && !caughtUp.seen && (caughtUp.messages > 0 || caughtUp.hole !== null)
    return isNews && status !== "disconnected" ? [{ account: id, handle, caughtUp }] : []
  })
}
