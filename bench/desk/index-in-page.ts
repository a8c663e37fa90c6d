import { DeskDb } from "~store/desk-db"
import { readIndexing } from "~store/reads/search"
import { rebuildIndex } from "~store/rebuild-index"

/** Has the worker make the whole full-text index; says how many milliseconds it took until nothing waited. */
async function makeIndex(): Promise<number> {
  const db = new DeskDb()
  const began = performance.now()
  await rebuildIndex(db)
  while ((await readIndexing(db)).left > 0) await new Promise((resolve) => setTimeout(resolve, 100))
  db.close()
  return performance.now() - began
}

Object.assign(globalThis, { makeIndex })
