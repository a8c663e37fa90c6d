import type { Refusal } from "~core/refusal"
import type { Result } from "~messaging/contract"
import { type Unfit, UnfitExport } from "~store/archive/parts"
import { stage, swapIn } from "~store/archive/swap-in"
import type { Work } from "~store/desk-db"
import { signOut } from "~x/sign-in"
import { open } from "./open"
import { alone } from "./turns"
import { noteWork, stoppable } from "./works"
import type { World } from "./world"

/** How often screens hear how far it is, in milliseconds. */
const TELL_MS = 200

/**
 * Puts the desk of an export in the place of this one. It is read and checked whole beside the desk, which goes on; then what is under
 * way finishes, and one transaction changes the one for the other. Whatever fails before that changes nothing.
 */
export async function restore(world: World, file: string): Promise<Result> {
  const { db, clock } = world
  const handed = await db.files.get(file)
  if (!handed) return { ok: false, refusal: "not-found" }
  const done = await stoppable("restore", async (signal): Promise<Result> => {
    const work: Work = { id: "restore", state: "running", done: 0, total: null, detail: null, at: clock.now() }
    try {
      await noteWork(db, work)
      work.done = await putInPlace(world, handed.bytes, work, signal)
      await noteWork(db, { ...work, state: "done" })
      return { ok: true, value: null }
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === "busy") world.report(error)
      await db.staged.clear()
      await noteWork(db, { ...work, state: refusal === "stopped" ? "stopped" : "failed", detail: refusal })
      return { ok: false, refusal }
    } finally {
      await db.files.delete(file)
    }
  })
  return done ?? { ok: false, refusal: "busy" }
}

/** Answers with how many rows the new desk has. */
async function putInPlace(world: World, file: Blob, work: Work, signal: AbortSignal): Promise<number> {
  const { db, shelf, clock } = world
  let told = 0
  let rows = 0
  const tell = async (done: number) => {
    rows = done
    if (clock.now() - told < TELL_MS) return
    told = clock.now()
    await noteWork(db, { ...work, done })
  }
  const head = await stage(db, file, tell, signal)
  await alone(async () => {
    await swapIn(db, head)
    // The tokens were the other desk's: its accounts are connected again by whoever may.
    for (const tokens of await shelf.clear()) void signOut(tokens, { now: clock.now }).catch(() => undefined)
    await open(world)
  }, signal)
  await world.hurry()
  return rows
}

const UNFIT: Record<Unfit, Refusal> = {
  "not-an-export": "not-an-export",
  newer: "newer-export",
  damaged: "damaged-export",
}

/** What IndexedDB says of rows it can't take together: an id twice, a key that is none. */
const ILL_FITTING = ["BulkError", "ConstraintError", "DataError"]

function refusalOf(error: unknown): Refusal {
  if (error instanceof UnfitExport) return UNFIT[error.why]
  if (!(error instanceof Error)) return "busy"
  if (error.name === "QuotaExceededError" || /quota/i.test(error.message)) return "storage-full"
  if (error.name === "AbortError") return "stopped"
  return ILL_FITTING.includes(error.name) ? "damaged-export" : "busy"
}
