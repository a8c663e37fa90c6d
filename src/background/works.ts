import type { Result } from "~messaging/contract"
import type { DeskDb, Work } from "~store/desk-db"
import type { World } from "./world"

/** How this very worker can be told to stop what it is doing. */
const stops = new Map<Work["id"], AbortController>()

/** Does long work that can be stopped, one of a kind at a time; null when one is under way. */
export async function stoppable<T>(work: Work["id"], doIt: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  if (stops.has(work)) return null
  const stop = new AbortController()
  stops.set(work, stop)
  try {
    return await doIt(stop.signal)
  } finally {
    stops.delete(work)
  }
}

/** Stops long work where it is, without harm. */
export async function stopWork({ db }: Pick<World, "db">, id: Work["id"]): Promise<Result> {
  stops.get(id)?.abort()
  // A restore says itself how it ended: it may be past the point where it can be stopped.
  if (id !== "restore")
    await db.works
      .where("id")
      .equals(id)
      .modify((work) => {
        if (work.state === "running") work.state = "stopped"
      })
  return { ok: true, value: null }
}

/** Stops everything that this worker is doing. */
export function stopAll(): void {
  for (const stop of stops.values()) stop.abort()
}

/** Writes how far long work is. */
export const noteWork = (db: DeskDb, work: Work) => db.works.put(work)

/** A restore that a dying worker left half-way: the desk is as it was, what lay beside it goes, and the screen says so. */
export async function mendWorks(db: DeskDb): Promise<void> {
  if (stops.has("restore")) return
  // Every worker that starts asks, and hardly ever is there anything: a write, however empty, has the disk confirm it before anybody is answered.
  if (!(await isToMend(db))) return
  await db.transaction("rw", db.works, db.staged, db.files, async () => {
    const restore = await db.works.get("restore")
    if (restore?.state === "running") await db.works.put({ ...restore, state: "failed", detail: "interrupted" })
    await db.staged.clear()
    await db.files.where("id").startsWith(HANDED_IN).delete()
  })
}

const isToMend = (db: DeskDb): Promise<boolean> =>
  db.transaction("r", db.works, db.staged, db.files, async () => {
    const [restore, staged, handedIn] = await Promise.all([
      db.works.get("restore"),
      db.staged.limit(1).count(),
      db.files.where("id").startsWith(HANDED_IN).limit(1).count(),
    ])
    return restore?.state === "running" || staged + handedIn > 0
  })

/** How the ids of files begin that a page hands in to be restored. */
export const HANDED_IN = "restore."
