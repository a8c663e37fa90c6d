import type { Change, Emptied } from "~core/change"
import type { EmptiedBecause, Entry } from "~core/entry"
import { tombstoneOf } from "~core/tombstone"
import type { DeskDb } from "./desk-db"
import { inFileId } from "./in-file"

/** Empties what was said, with the bytes of its media; who said it, when and where it stood stay. Of a deleted customer's, only where. */
export async function emptyEntry(db: DeskDb, { entry, because }: Emptied): Promise<void> {
  const row = await db.entries.get(entry)
  if (!row) return
  await db.files.bulkDelete(mediaFilesOf(row))
  const left = leftOf(row, because)
  if (left) await db.entries.put(left)
  else await db.entries.delete(row.id)
}

/** What is left of an entry that is emptied; null: nothing. */
export function leftOf(row: Entry, because: EmptiedBecause): Entry | null {
  if (because !== "customer deleted") return emptied(row, because)
  // The lines of a customer's own are named after them; X knows nothing of those, so nothing has to keep them out.
  return row.id.startsWith(`${row.customer}/`) ? null : tombstoneOf(row)
}

/** Takes away what lies beside the records of a change that goes. */
export async function forget(db: DeskDb, { forgets }: Change): Promise<void> {
  if (!forgets) return
  await Promise.all([db.drafts.bulkDelete(forgets.drafts), db.files.bulkDelete(forgets.files)])
}

function emptied(row: Entry, because: EmptiedBecause): Entry {
  const bare = { ...row, emptied: because }
  if ("text" in bare) bare.text = ""
  if ("links" in bare) bare.links = []
  if ("media" in bare) bare.media = []
  return bare
}

/** Rows of the `files` table that hold an entry's media. */
export const mediaFilesOf = (entry: Entry): string[] =>
  "media" in entry ? entry.media.map(({ key }) => inFileId(entry.account, key)) : []
