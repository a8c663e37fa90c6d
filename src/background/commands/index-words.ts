import { stopIndex } from "~store/index-words"
import { rebuildIndex } from "~store/rebuild-index"
import type { Handlers } from "./handlers"

/** The full-text index: long work that can be stopped and begun anew. */
export const indexWords = {
  reindex: async ({ db }) => {
    await rebuildIndex(db)
    return { ok: true, value: null }
  },
  stopIndex: async ({ db }, { stopped }) => {
    await stopIndex(db, stopped)
    return { ok: true, value: null }
  },
} satisfies Partial<Handlers>
