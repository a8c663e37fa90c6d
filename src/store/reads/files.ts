import type { AccountId } from "~core/ids"
import { type DeskDb, desk, type KeptFile } from "../desk-db"
import { inFileId } from "../in-file"

export type { KeptFile }

/** A file of this browser; null: it isn't kept here, or not yet. */
export const readFile = async (id: string, db: DeskDb = desk): Promise<KeptFile | null> =>
  (await db.files.get(id)) ?? null

/** A medium that came in with a message; null: not fetched yet. */
export const readMedium = (account: AccountId, key: string, db: DeskDb = desk) => readFile(inFileId(account, key), db)
