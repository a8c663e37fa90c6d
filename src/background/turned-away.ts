import type { DeskDb } from "~store/desk-db"
import { type Knock, nameOf, noteTurnedAway } from "~store/turned-away"

/** A flood is written down once in so many milliseconds, whatever it brings. */
const GATHER_MS = 1_000

/** Counts who is turned away at the doors, for Health: gathered, so that a flood of knocking is a row and not a load. */
export function countTurnedAway({
  db,
  now,
  report,
}: {
  db: DeskDb
  now: () => number
  report: (error: unknown) => void
}): (knock: Knock) => void {
  let gathered = new Map<string, { knock: Knock; count: number }>()
  const write = async () => {
    const all = [...gathered.values()]
    gathered = new Map()
    for (const { knock, count } of all) await noteTurnedAway(db, knock, count, now())
  }
  return (knock) => {
    if (gathered.size === 0) setTimeout(() => write().catch(report), GATHER_MS)
    const known = gathered.get(nameOf(knock))
    if (known) known.count++
    else gathered.set(nameOf(knock), { knock, count: 1 })
  }
}
