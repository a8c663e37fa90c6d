import { type DeskDb, desk } from "./desk-db"

/** Lays a file where the worker finds it (a page can't send bytes in a message); answers with its id. */
export async function handIn(id: string, file: File, db: DeskDb = desk): Promise<string> {
  await db.files.put({ id, direction: "out", name: file.name, type: file.type, bytes: file, at: Date.now() })
  return id
}
