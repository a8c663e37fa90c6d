import Dexie, { type ObservabilitySet, RangeSet } from "dexie"
import type { DeskDb } from "./desk-db"

/** Which rows of a table were written since the last asking: their keys, or "any" when nobody can name them (at the beginning, too). */
export type Changed = ReadonlySet<string> | "any"

/**
 * Listens for what is written to one table, whoever writes it and from whichever context (Dexie tells all of them, as it tells live
 * questions). Gives back what was written since it was last called.
 */
export function changedKeys(db: DeskDb, table: string): () => Changed {
  const part = `idb://${db.name}/${table}/`
  let changed: Set<string> | "any" = "any"
  Dexie.on("storagemutated", (parts: ObservabilitySet) => {
    // `all` stands for every table of every database: one was deleted.
    const range = parts[part] ?? parts.all
    if (!range || changed === "any") return
    for (const { from, to } of new RangeSet().add(range)) {
      if (typeof from === "string" && from === to) changed.add(from)
      else {
        changed = "any"
        return
      }
    }
  })
  return () => {
    const since = changed
    changed = new Set()
    return since
  }
}
