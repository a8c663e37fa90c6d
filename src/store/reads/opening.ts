import { type DeskDb, desk } from "../desk-db"

/** How opening the desk goes: `blocked` while another tab keeps it from being brought to this version. */
export type Opening = { is: "opening" } | { is: "blocked" } | { is: "open" } | { is: "failed"; error: unknown }

/**
 * Opens the desk and tells how that goes; gives back how to stop listening. Ask here, not the questions: a live question
 * keeps silent for ever when its database could not be opened.
 */
export function openDesk(tell: (opening: Opening) => void, db: DeskDb = desk): () => void {
  const blocked = () => tell({ is: "blocked" })
  db.on("blocked", blocked)
  db.open().then(
    () => tell({ is: "open" }),
    (error: unknown) => tell({ is: "failed", error }),
  )
  return () => db.on("blocked").unsubscribe(blocked)
}
