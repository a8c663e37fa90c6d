import { type DeskDb, desk } from "../desk-db"

/**
 * How the desk stands open: `blocked` while another tab keeps it from being brought to this version; `updated` when a newer Aside needs it,
 * and `closed` when the browser took it from under us. After the last two nothing is written any more.
 */
export type Opening =
  | { is: "opening" }
  | { is: "blocked" }
  | { is: "open" }
  | { is: "failed"; error: unknown }
  | { is: "updated" }
  | { is: "closed" }

/**
 * Opens the desk and tells how that goes, and when it is closed later; gives back how to stop listening. Ask here, not the questions: a
 * live question keeps silent for ever when its database could not be opened.
 */
export function openDesk(tell: (opening: Opening) => void, db: DeskDb = desk): () => void {
  let isOpen = false
  const blocked = () => tell({ is: "blocked" })
  const lost = (opening: Opening) => {
    if (isOpen) tell(opening)
    isOpen = false
  }
  // Dexie itself closes at once, after what is being written: the newer one waits for nobody.
  const changed = ({ newVersion }: IDBVersionChangeEvent) => {
    isOpen = false
    tell({ is: newVersion === null ? "closed" : "updated" })
  }
  const closed = () => lost({ is: "closed" })
  db.on("blocked", blocked)
  db.on("versionchange", changed)
  db.on("close", closed)
  db.open().then(
    () => {
      isOpen = true
      tell({ is: "open" })
    },
    (error: unknown) => tell({ is: "failed", error }),
  )
  return () => {
    db.on("blocked").unsubscribe(blocked)
    db.on("versionchange").unsubscribe(changed)
    db.on("close").unsubscribe(closed)
  }
}
