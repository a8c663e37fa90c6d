import { LADDER } from "../rungs/ladder"

/**
 * An export is one JSON document, a part a line, so that it can be read and checked line by line whatever its size:
 * `{"aside":{…},"parts":[` · `{"table":…,"rows":[…],"sha256":…},` … · `{"end":{…}}]}`
 */
export const FORMAT = 1

/** Tables that are exported, in the order in which they are restored. Tokens lie elsewhere; what can be made again is left out. */
export const TABLES = [
  "settings",
  "agents",
  "inboxes",
  "accounts",
  "standings",
  "cursors",
  "customers",
  "conversations",
  "conversions",
  "sends",
  "answers",
  "groups",
  "entries",
  "quarantine",
  "drafts",
  "files",
] as const
export type ExportedTable = (typeof TABLES)[number]

/** Rows of one table, as they lie there. */
export interface TableRows {
  table: ExportedTable
  rows: unknown[]
}

/** The newest rung of the ladder: what this Aside can restore up to. */
export const VERSION = Math.max(...LADDER.map(({ version }) => version))

/** The first line, without what opens the list of parts. `at` in Unix milliseconds. */
export interface Head {
  format: number
  /** Rung of the desk that was exported. */
  version: number
  at: number
}

/** Rows of one table, and the SHA-256 of `JSON.stringify(rows)` in hex. */
export interface Part {
  table: ExportedTable
  rows: unknown[]
  sha256: string
}

/** The last line: how many parts there were, and the SHA-256 of the head (as JSON) and their hashes, one after another. */
export interface End {
  parts: number
  sha256: string
}

/** SHA-256 of a text, in hex. */
export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** What the last line of an export must say. */
export const endOf = async (head: Head, hashes: readonly string[]): Promise<End> => ({
  parts: hashes.length,
  sha256: await sha256(JSON.stringify(head) + hashes.join("")),
})
