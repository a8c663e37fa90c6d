import type { JsMsg } from "@nats-io/jetstream"
import type { DeskDb } from "~store/desk-db"
import { type Arrived, readArrived } from "./arrived"
import { takeIn } from "./take-in"

/** Messages taken in together while much is to come: large enough that the disk is asked seldom, small enough for its memory. */
export const TOGETHER = 2_000
/** How long the rest of a batch may be missing (milliseconds) before what came of it is taken in: it was purged. */
const REST_MS = 1_000

/**
 * Gathers messages and takes them in, a batch never in part: at the end of one, when nothing more is to come or enough is there. What was
 * written over before it came is missing from its batch; what wrote it over is further on, and comes with it unless there is very much.
 */
export function takingIn(db: DeskDb, taken: (position: number, behind: number) => void) {
  let gathered: Arrived[] = []
  let batch: string | null = null
  let writing = Promise.resolve()
  let rest: ReturnType<typeof setTimeout> | undefined

  const flush = (position: number, behind: number): Promise<void> => {
    const some = gathered
    gathered = []
    const before = writing
    // One is written while the next is read; not more, or memory would fill with what the disk is too slow for.
    writing = before.then(() => takeIn(db, some, position)).then(() => taken(position, behind))
    writing.catch(() => undefined)
    return behind === 0 ? writing : before
  }
  return {
    add: async (message: JsMsg): Promise<void> => {
      clearTimeout(rest)
      const { pending, streamSequence: seq } = message.info
      const its = message.headers?.get("Nats-Batch-Id") || null
      // The one before may have been the last that is left of its batch.
      if (gathered.length >= TOGETHER && (its === null || its !== batch)) await flush(seq - 1, pending + 1)
      batch = its
      const arrived = readArrived({ seq, subject: message.subject, data: message.data, headers: message.headers })
      if (arrived) gathered.push(arrived)
      const whole = its === null || message.headers?.has("Nats-Batch-Commit") === true
      if (pending === 0 && whole) await flush(seq, 0)
      else if (pending === 0) rest = setTimeout(() => void flush(seq, 0), REST_MS)
    },
    end: () => {
      clearTimeout(rest)
      return writing
    },
  }
}
