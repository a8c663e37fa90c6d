import { liveQuery } from "dexie"
import { indexSome } from "~store/index-words"
import { loop } from "./loop"
import type { World } from "./world"

/** Keeps the full-text index trailing what is written: wakes by itself when something waits, a few rows at a time, and dies without harm. */
export function keepIndexed(world: World): void {
  const { db, clock, signal, report } = world
  // Between two steps other loops have their turn.
  const trail = loop(async () => ((await indexSome(db)) ? clock.now() : null), { now: clock.now, signal, report })
  const waits = liveQuery(async () => {
    const { stopped = false, rebuild = null } = (await db.indexing.get("search")) ?? {}
    return !stopped && (rebuild !== null || (await db.unindexed.orderBy("seq").limit(1).count()) > 0)
  })
  const watching = waits.subscribe({ next: (some) => some && trail.nudge(), error: report })
  signal.addEventListener("abort", () => watching.unsubscribe())
  // What the last worker left undone: segments to be made one, words to be forgotten. Nothing that waits tells of these.
  trail.nudge()
}
