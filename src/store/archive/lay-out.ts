import Dexie from "dexie"
import { DeskDb } from "../desk-db"
import type { Head } from "./format"
import { stage, swapIn } from "./swap-in"

/** Where an export is laid out to be read by its indexes. */
const NAME = "aside-laid-out"

/** An export that was laid out. */
export interface LaidOut {
  db: DeskDb
  head: Head
}

/**
 * Lays an export out as a desk of its own that nobody works at: checked, brought to this version, its rows found by their indexes. Throws
 * `UnfitExport`, and what the disk does: it takes as much room as the desk. Only one is laid out at a time, and what was laid out goes.
 */
export async function layOut(file: Blob, signal: AbortSignal, name = NAME): Promise<LaidOut> {
  await Dexie.delete(name)
  const db = new DeskDb(name)
  try {
    const head = await stage(db, file, async () => undefined, signal)
    await swapIn(db, head)
    return { db, head }
  } catch (error) {
    await db.delete()
    throw error
  }
}

/** What a worker that died left laid out goes. Nothing happens where there is none. */
export async function forgetLaidOut(name = NAME): Promise<void> {
  if (await Dexie.exists(name)) await Dexie.delete(name)
}
