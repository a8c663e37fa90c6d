import type { Decided } from "~core/change"
import { isDeskAway } from "~core/desk-away"
import type { Refusal } from "~core/refusal"
import { settled } from "~store/settling"
import type { World } from "./world"

/** How often something may move under a decision before the desk says it is busy. */
const TRIES = 8

/** What came of a decision. */
export type Outcome = { ok: true; value: null; wrote: boolean } | { ok: false; refusal: Refusal; detail?: string }

let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads, decides and commits; when something moved in between, reads and decides again. One at a time in this worker: the revisions would
 * catch two at once, but deciding twice costs more than waiting. `null`: there was nothing to decide.
 */
export function decide(world: Pick<World, "commit">, decision: () => Promise<Decided | null>): Promise<Outcome> {
  const outcome = queue.then(() => attempt(world, decision))
  // What a team's commit has answered for may still be on its way to the disk, and what is in memory of agents hears of it from there.
  queue = outcome.catch(() => undefined).then(settled)
  return outcome
}

async function attempt({ commit }: Pick<World, "commit">, decision: () => Promise<Decided | null>): Promise<Outcome> {
  let unknown = false
  for (let tries = 0; tries < TRIES; tries++) {
    const decided = await decision()
    if (decided === null) return { ok: true, value: null, wrote: false }
    // It may be refused because it was done: by the try of which no answer came.
    if (!decided.ok) return unknown ? { ok: false, refusal: "team-unknown" } : decided
    const { change } = decided
    const size = change.entries.length + change.records.length + change.gone.length + change.emptied.length
    if (size === 0) return { ok: true, value: null, wrote: false }
    try {
      // `unknown` is the team's: what happened is read back by deciding again.
      const committed = await commit(change)
      if (committed === "ok") return { ok: true, value: null, wrote: true }
      unknown ||= committed === "unknown"
    } catch (error) {
      const refusal = refusalOf(error, unknown)
      if (refusal) return { ok: false, refusal }
      throw error
    }
  }
  return { ok: false, refusal: unknown ? "team-unknown" : "busy" }
}

/** What is said of an error that a commit throws; null: it is none that anybody expects. `unknown`: what the try before it did isn't known. */
function refusalOf(error: unknown, unknown: boolean): Refusal | null {
  if (isFull(error)) return "storage-full"
  const name = error instanceof Error ? error.name : ""
  if (isDeskAway(error)) return unknown ? "team-unknown" : "team-away"
  if (name === "NewerAside") return "newer-aside"
  return name === "TeamRefused" ? "not-your-role" : null
}

/** Whether the disk, or what the browser grants us of it, is full. */
export const isFull = (error: unknown) =>
  error instanceof Error &&
  (error.name === "QuotaExceededError" || /quota/i.test(String((error as { inner?: unknown }).inner)))
