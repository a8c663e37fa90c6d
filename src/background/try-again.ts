import { accountId } from "~core/ids"
import type { Refusal } from "~core/refusal"
import type { Result } from "~messaging/contract"
import type { DeskDb, Quarantined } from "~store/desk-db"
import { putBack } from "~store/put-back"
import { decodePage } from "~x/decode"
import type { Page } from "~x/port"
import { takeIn } from "./take-in"
import type { World } from "./world"

/** Rows of one step; each is small work. */
const STEP = 100

/** How many were taken in this time, and how many are still not understood. */
export interface Tried {
  taken: number
  left: number
}

/** Why a row stays: in words, or because the desk said no, which is not the row's fault. */
type Left = { why: string } | { refusal: Refusal } | null

/**
 * Reads what lies in quarantine with what this version understands, through the same door as when it came, and takes it in at its right
 * place; `id` null: all of it, oldest first. What is still refused stays, and says why. Stops where the desk says no (a full disk).
 */
export async function tryAgain(world: World, id: string | null): Promise<Result<Tried>> {
  const tried: Tried = { taken: 0, left: 0 }
  for await (const row of id === null ? allRows(world.db) : oneRow(world.db, id)) {
    const left = await tryOne(world, row)
    if (left && "refusal" in left) return { ok: false, refusal: left.refusal }
    if (left) await world.db.quarantine.update(row.id, { why: left.why, triedAt: world.clock.now() })
    tried[left ? "left" : "taken"]++
  }
  if (id !== null && tried.taken + tried.left === 0) return { ok: false, refusal: "not-found" }
  return { ok: true, value: tried }
}

async function* oneRow(db: DeskDb, id: string): AsyncGenerator<Quarantined> {
  const row = await db.quarantine.get(id)
  if (row) yield row
}

/** By id: what is taken in goes meanwhile, and nothing is met twice. X's events of one account are put in order by the decision itself. */
async function* allRows(db: DeskDb): AsyncGenerator<Quarantined> {
  let last = ""
  for (;;) {
    const some = await db.quarantine.where("id").above(last).limit(STEP).toArray()
    yield* some
    const end = some.at(-1)
    if (!end) return
    last = end.id
  }
}

async function tryOne(world: World, row: Quarantined): Promise<Left> {
  if (row.from === "desk") {
    const why = await putBack(world.db, row)
    return why === null ? null : { why }
  }
  if (!row.whole) return { why: "it was too large: only its beginning is kept" }
  const page = pageOf(row)
  if (page === null) return { why: "unreadable" }
  const [malformed] = page.malformed
  if (malformed) return { why: malformed.why }
  const kept = await takeEvents(world, row, page)
  if (kept) return kept
  await world.db.quarantine.delete(row.id)
  return null
}

/** As it stood in the page that brought it: among the events, the people or the media. */
function pageOf({ raw, why }: Quarantined): Page | null {
  if (why.startsWith("person:")) return decodePage({ meta: {}, includes: { users: [raw] } })
  if (why.startsWith("media:")) return decodePage({ meta: {}, includes: { media: [raw] } })
  return decodePage({ meta: {}, data: [raw] })
}

/** A person or a medium alone has no event: it is understood now, and comes again with the next message that needs it. */
async function takeEvents(world: World, { account: id }: Quarantined, { events }: Page): Promise<Left> {
  if (events.length === 0) return null
  const account = await world.db.accounts.get(accountId(id))
  if (!account) return { why: "its account is not here any more" }
  for (const event of events) {
    const taken = await takeIn(world, account, event, new Map())
    if (!taken.ok) return { refusal: taken.refusal }
  }
  return null
}
