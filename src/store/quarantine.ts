import type { DeskDb, Quarantined } from "./desk-db"
import { noteTurnedAway } from "./turned-away"

/** Most rows that are kept raw; what comes on top is only counted (X keeps its events for 30 days). */
export const QUARANTINE_LIMIT = 10_000
/** Of something longer than this as JSON only its beginning is kept, as text; in UTF-16 units. Above every text that X's schema lets pass. */
export const WHOLE_LIMIT = 512 * 1024
const BEGINNING = 64 * 1024
/** What is nested deeper is kept as the beginning of its text too: IndexedDB copies rows by a stack that ends. */
const DEEPEST = 200

/** Something from X that its schema refused. */
export interface Refused {
  raw: unknown
  why: string
}

/** Whether the quarantine takes no more. */
export const isFull = async (db: DeskDb): Promise<boolean> => (await db.quarantine.count()) >= QUARANTINE_LIMIT

/** Keeps raw what X's schema refused. The id is made of what it says, so that reading it again is the same row. `at` in Unix milliseconds. */
export async function keepRaw(db: DeskDb, account: string, refused: readonly Refused[], at: number): Promise<void> {
  if (refused.length === 0) return
  const rows = await Promise.all(refused.map((one) => rowFor(account, one, at)))
  await db.transaction("rw", db.quarantine, db.turnedAway, async () => {
    const known = new Set((await db.quarantine.bulkGet(rows.map(({ id }) => id))).flatMap((row) => row?.id ?? []))
    // What stands there already keeps when it came, and what came of trying it again.
    const fresh = [...new Map(rows.filter(({ id }) => !known.has(id)).map((row) => [row.id, row])).values()]
    const room = Math.max(0, QUARANTINE_LIMIT - (await db.quarantine.count()))
    await db.quarantine.bulkAdd(fresh.slice(0, room))
    const over = fresh.length - room
    if (over > 0) await noteTurnedAway(db, { who: "X", what: account, why: "full" }, over, at)
  })
}

async function rowFor(account: string, { raw, why }: Refused, at: number): Promise<Quarantined> {
  const written = asJson(raw)
  const json = written ?? "(nested too deep to be written down)"
  const id = `${account}.${await fingerprint(json)}`
  return { id, from: "X", account, table: null, key: null, at, why, triedAt: null, ...keptOf(raw, written) }
}

/** What is kept of something raw that is `written` as JSON: all of it, or of what is too long or too deep its beginning as text. */
export function keptOf(raw: unknown, written: string | null): Pick<Quarantined, "raw" | "whole"> {
  const json = written ?? "(nested too deep to be written down)"
  const whole = written !== null && json.length <= WHOLE_LIMIT && depthOf(json) <= DEEPEST
  return { raw: whole ? raw : json.slice(0, BEGINNING), whole }
}

/** Null: lists within lists by the hundred thousand overflow the stack of whoever writes them down. */
function asJson(raw: unknown): string | null {
  try {
    return JSON.stringify(raw) ?? "undefined"
  } catch {
    return null
  }
}

/** How deep a JSON text goes. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  for (const [piece] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gu)) {
    if (piece === "[" || piece === "{") deepest = Math.max(deepest, ++depth)
    else if (piece === "]" || piece === "}") depth--
  }
  return deepest
}

async function fingerprint(json: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(json)))
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
