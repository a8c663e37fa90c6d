import { type DeskDb, desk } from "../desk-db"

/** Tells when another tab keeps the desk from being brought to this version; gives back how to stop listening. */
export function whenBlocked(tell: () => void, db: DeskDb = desk): () => void {
  db.on("blocked", tell)
  return () => db.on("blocked").unsubscribe(tell)
}

/** Tells when the desk stands open, at once if it does already. */
export function whenOpen(tell: () => void, db: DeskDb = desk): void {
  db.on("ready", tell)
}
