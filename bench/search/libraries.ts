import { Index } from "flexsearch"
import MiniSearch from "minisearch"
import { wordsOf } from "~core/search-words"
import { DeskDb } from "~store/desk-db"
import { findable } from "~store/indexing"
import type { Searched } from "./in-page"

interface Said {
  id: number
  at: number
  text: string
}

interface Library {
  add(said: Said): void
  find(query: string): number[]
}

/** Both are handed our words, so that they find the same: theirs split no script without blanks. */
const LIBRARIES: Record<string, () => Library> = {
  MiniSearch() {
    const index = new MiniSearch<Said>({ fields: ["text"], tokenize: wordsOf, processTerm: (term) => term })
    const how = { prefix: true, combineWith: "AND" } as const
    return { add: (said) => index.add(said), find: (query) => index.search(query, how).map(({ id }) => id as number) }
  },
  FlexSearch() {
    const index = new Index({ tokenize: "forward", encode: wordsOf })
    return {
      add: ({ id, text }) => void index.add(id, text),
      find: (query) => index.search(query, { limit: 1_000_000 }) as number[],
    }
  },
}

let ats: number[] = []
let library: Library | null = null

/** Reads what is said on the desk and puts it into a library; `took` is the library's part alone, in milliseconds. */
async function build(name: string, most: number): Promise<{ took: number; entries: number }> {
  const db = new DeskDb()
  library = LIBRARIES[name]?.() ?? null
  ats = []
  let [after, took] = ["", 0]
  while (ats.length < most) {
    const entries = await db.entries.where("id").above(after).limit(5_000).toArray()
    after = entries.at(-1)?.id ?? ""
    if (entries.length === 0) break
    const began = performance.now()
    for (const entry of entries) {
      const text = findable(entry)
      if (text === "" || ats.length >= most) continue
      library?.add({ id: ats.push(entry.at) - 1, at: entry.at, text })
    }
    took += performance.now() - began
  }
  db.close()
  return { took, entries: ats.length }
}

/** The newest fifty of what a library finds, as Aside shows them. */
function ask(queries: readonly string[]): Searched[] {
  return queries.map((query) => {
    const began = performance.now()
    const found = library?.find(query) ?? []
    found.sort((a, b) => (ats[b] ?? 0) - (ats[a] ?? 0))
    return { query, ms: performance.now() - began, hits: Math.min(50, found.length) }
  })
}

const theirs = { build, ask }
/** What the page is asked. */
export type Theirs = typeof theirs
Object.assign(globalThis, { theirs })
