import type { Change, Emptied } from "~core/change"
import type { Entry } from "~core/entry"
import { tombstoneOf } from "~core/tombstone"
import type { DeskDb } from "./desk-db"
import { inFileId } from "./files"

/** Empties what was said, with the bytes of its media; who said it, when and where it stood stay. Of a deleted customer's, only where. */
export async function emptyEntry(db: DeskDb, { entry, because }: Emptied): Promise<void> {
  const row = await db.entries.get(entry)
  if (!row) return
  await db.files.bulkDelete(mediaFilesOf(row))
  if (because !== "customer deleted") await db.entries.put(emptied(row, because))
  // The lines of a customer's own are named after them; X knows nothing of those, so nothing has to keep them out.
  else if (row.id.startsWith(`${row.customer}/`)) await db.entries.delete(row.id)
  else await db.entries.put(tombstoneOf(row))
}

/** Takes away what lies beside the records of a change that goes. */
export async function forget(db: DeskDb, { forgets }: Change): Promise<void> {
  if (!forgets) return
  await Promise.all([db.drafts.bulkDelete(forgets.drafts), db.files.bulkDelete(forgets.files)])
}

function emptied(row: Entry, because: Emptied["because"]): Entry {
  const bare = { ...row, emptied: because }
  if ("text" in bare) bare.text = ""
  if ("links" in bare) bare.links = []
  if ("media" in bare) bare.media = []
  return bare
}

/** Rows of the `files` table that hold an entry's media. */
const mediaFilesOf = (entry: Entry): string[] =>
  "media" in entry ? entry.media.map(({ key }) => inFileId(entry.account, key)) : []
