import Dexie from "dexie"
import type { Entry } from "~core/entry"
import type { CustomerId } from "~core/ids"
import type { DeskDb } from "../desk-db"

/** Every entry that names these customers, those of group conversations too. */
export async function entriesOfPeople(db: DeskDb, ids: readonly CustomerId[]): Promise<Entry[]> {
  const each = await Promise.all(
    ids.map((id) =>
      db.entries
        .where("[customer+type+order]")
        .between([id, Dexie.minKey, Dexie.minKey], [id, Dexie.maxKey, Dexie.maxKey])
        .toArray(),
    ),
  )
  return each.flat()
}
