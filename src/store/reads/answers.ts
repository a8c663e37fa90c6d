import type { Answer } from "~core/records"
import { type DeskDb, desk } from "../desk-db"

/** Asks for all answers, by name. */
export async function readAnswers(db: DeskDb = desk): Promise<Answer[]> {
  return (await db.answers.toArray()).sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}
