import type { NatsConnection } from "@nats-io/nats-core"
import type { DeskDb } from "~store/desk-db"
import { pause } from "./pause"
import { type Found, findStream, isFound, type Unfit } from "./stream"

/** How often it is looked whether the stream is still this desk's (milliseconds). */
const LOOK_MS = 20_000
/** After no answer (milliseconds). */
const AGAIN_MS = 1_000

/** What looks. */
export interface Looking {
  nc: NatsConnection
  db: DeskDb
  signal: AbortSignal
  /** It is. */
  is: (found: Found) => void
  isNot: (unfit: Unfit) => void
}

/**
 * Looks again and again whether the stream is the one that this browser has a copy of, until the signal: a server that was away may come back
 * empty, and a newer Aside may keep the desk in another way from now on. The answer looks at once.
 */
export function keepSure({ nc, db, signal, is, isNot }: Looking): () => void {
  let again = new AbortController()
  const keep = async () => {
    for (let wait = LOOK_MS; ; ) {
      await pause(wait, AbortSignal.any([signal, again.signal]))
      again = new AbortController()
      if (signal.aborted || nc.isClosed()) return
      const found = await look(nc, db).catch(() => null)
      if (signal.aborted) return
      if (isFound(found)) is(found)
      else if (found) return isNot(found)
      wait = found ? LOOK_MS : AGAIN_MS
    }
  }
  void keep()
  return () => again.abort()
}

async function look(nc: NatsConnection, db: DeskDb): Promise<Found | Unfit | null> {
  const known = await db.replica.get("team")
  return known ? findStream(nc, known) : null
}
