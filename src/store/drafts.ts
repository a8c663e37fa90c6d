import { type DeskDb, desk } from "./desk-db"

/** Keeps what an agent has typed in a conversation; an empty text forgets it. */
export async function keepDraft(conversation: string, text: string, db: DeskDb = desk): Promise<void> {
  if (text) await db.drafts.put({ conversation, text })
  else await db.drafts.delete(conversation)
}

/** What was typed there and not sent; empty when nothing. */
export async function readDraft(conversation: string, db: DeskDb = desk): Promise<string> {
  return (await db.drafts.get(conversation))?.text ?? ""
}
