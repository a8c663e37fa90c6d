import { asOnesOwn } from "../archive/ones-own"
import { type DeskDb, desk } from "../desk-db"
import { exportDesk, type Progress } from "./export"

/**
 * What somebody takes along of the desk they work at, as `exportDesk` writes it: their own desk as it is; of a team's what is left for one who
 * works alone.
 */
export async function takeAlong(
  at: number,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
  db: DeskDb = desk,
): Promise<Blob> {
  const membership = await db.membership.get("me")
  if (!membership) return exportDesk(at, tell, signal, db)
  return exportDesk(at, tell, signal, db, (parts) => asOnesOwn(parts, { member: membership.member, at }))
}
