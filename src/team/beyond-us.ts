import type { Guard } from "~core/change"
import type { DeskDb } from "~store/desk-db"
import { placeKey } from "~store/placed"
import { TABLE_OF } from "~store/tables"
import { fromStream, seqOf } from "./keep-odd"

/** Somebody with a newer Aside wrote this in a way that this one can't read: it can't be decided on here. */
export class NewerAside extends Error {
  override name = "NewerAside"
}

/** Throws when the newest word on one of these records was set aside: what is decided on the one before would be stale for ever. */
export async function refuseBeyondUs(db: DeskDb, checks: readonly Guard[]): Promise<void> {
  const odd = await db.quarantine.where("id").startsWith(fromStream("")).toArray()
  if (odd.length === 0) return
  const places = await db.placed.bulkGet(checks.map(({ kind, id }) => placeKey(kind, id)))
  const isBeyond = ({ kind, id }: Guard, n: number) =>
    odd.some((row) => row.table === TABLE_OF[kind] && row.key === id && seqOf(row.id) > (places[n]?.seq ?? 0))
  if (checks.some(isBeyond)) throw new NewerAside()
}
