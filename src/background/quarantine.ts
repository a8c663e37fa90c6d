import type { DeskDb } from "~store/desk-db"
import type { Malformed } from "~x/port"

/** Keeps raw what the schema refused. The id is made of what it says, so that reading it again is the same row. */
export async function quarantine(
  db: DeskDb,
  account: string,
  malformed: readonly Malformed[],
  at: number,
): Promise<void> {
  if (malformed.length === 0) return
  const rows = await Promise.all(
    malformed.map(async ({ raw, why }) => ({ id: `${account}.${await fingerprint(raw)}`, account, at, why, raw })),
  )
  await db.quarantine.bulkPut(rows)
}

async function fingerprint(raw: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(raw) ?? "undefined")
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
