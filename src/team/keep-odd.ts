import type { DeskDb } from "~store/desk-db"
import { isFull, keptOf } from "~store/quarantine"
import { noteTurnedAway } from "~store/turned-away"
import type { Arrived } from "./arrived"

/** The id of what came under a sequence of the stream, so that taking it in again is the same row. */
export const fromStream = (seq: number | "") => `team.${seq}`
export const seqOf = (id: string): number => Number(id.slice(fromStream("").length))

/** Keeps raw what came from the team's stream and is not what it should be, as a row that was set aside: Health names it, and it can be tried again. */
export async function keepOdd(db: DeskDb, odd: readonly Extract<Arrived, { of: "odd" }>[]): Promise<void> {
  if (odd.length === 0) return
  const at = Date.now()
  if (await isFull(db))
    return noteTurnedAway(db, { who: "this computer", what: odd[0]?.table ?? "", why: "full" }, odd.length, at)
  await db.quarantine.bulkPut(
    odd.map(({ seq, table, id, why, text }) => ({
      id: fromStream(seq),
      from: "desk" as const,
      account: "",
      table,
      key: id,
      at,
      why,
      triedAt: null,
      ...keptOf(parsed(text), text),
    })),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
