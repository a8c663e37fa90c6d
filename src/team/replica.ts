import type { JsMsg } from "@nats-io/jetstream"
import type { DeskDb } from "~store/desk-db"
import { type Arrived, readArrived } from "./arrived"
import { follow, type Line } from "./follow"
import { takeOpenWork } from "./open-work"
import { pause } from "./pause"
import { type Found, findStream, type Unfit } from "./stream"
import { takeIn } from "./take-in"

/** What is copied into this browser. */
const COPIED = ["desk.>", "log.>"]
/** Messages taken in together while much is to come: large enough that the disk is asked seldom, small enough for its memory. */
const TOGETHER = 2_000
/** How long the rest of a batch may be missing (milliseconds) before what came of it is taken in: it was purged. */
const REST_MS = 1_000
/** After an end that wasn't asked for (milliseconds). */
const AGAIN_MS = 250

/** How the copy stands: `behind` messages are to come; or the stream is not this desk's. */
export type ReplicaState = { state: "following"; behind: number } | { state: "refused"; because: Unfit }

/** What keeps a copy. */
export interface Copying {
  db: DeskDb
  line: Line
  workspace: string
  signal: AbortSignal
  tell?: (state: ReplicaState) => void
  report: (error: unknown) => void
}

/** A copy that is being kept. */
export interface Copy {
  /** True once everything up to this sequence is in the desk; false when it took longer (milliseconds). */
  reached: (seq: number, patience?: number) => Promise<boolean>
  /** Ends with the signal, or with what is wrong with the stream. */
  ended: Promise<Unfit | null>
}

/** Keeps this browser's copy of the team's desk, from where it stood, until the signal. */
export function keepCopy(copying: Copying): Copy {
  const waiting = new Set<{ seq: number; done: () => void }>()
  let position = 0
  const moved = (to: number) => {
    position = Math.max(position, to)
    for (const one of waiting) if (one.seq <= position) one.done()
  }
  const reached = (seq: number, patience = 2_000) => {
    if (seq <= position) return Promise.resolve(true)
    return new Promise<boolean>((resolve) => {
      const end = (well: boolean) => {
        clearTimeout(timer)
        waiting.delete(one)
        resolve(well)
      }
      const one = { seq, done: () => end(true) }
      const timer = setTimeout(() => end(false), patience)
      waiting.add(one)
    })
  }
  return { reached, ended: keep(copying, moved) }
}

async function keep(copying: Copying, moved: (position: number) => void): Promise<Unfit | null> {
  const { signal, tell, report } = copying
  const { nc } = copying.line
  while (!signal.aborted && !nc.isClosed()) {
    try {
      const begun = await begin(copying)
      if (typeof begun === "string") {
        tell?.({ state: "refused", because: begun })
        return begun
      }
      moved(begun)
      await copyFrom(copying, begun, moved)
    } catch (error) {
      if (!signal.aborted && !nc.isClosed()) report(error)
    }
    await pause(AGAIN_MS, signal)
  }
  return null
}

/** Where to go on; a desk that has nothing yet takes in first what is to be done. */
async function begin({ db, line, workspace }: Copying): Promise<number | Unfit> {
  const stood = await db.replica.get("team")
  const found = await findStream(line.nc, stood ?? { workspace, made: null, position: 0 })
  if (typeof found === "string") return found
  if (stood && stood.workspace !== workspace) return "wrong workspace"
  if (stood && stood.position > 0) return stood.position
  await takeOpenWork(db, line)
  await db.replica.put({ id: "team", workspace, made: madeOf(found), position: 0 })
  return 0
}

const madeOf = ({ made }: Found): string => made

async function copyFrom(copying: Copying, position: number, moved: (to: number) => void): Promise<void> {
  const { db, line, signal, tell } = copying
  const { messages, pending, stop } = await follow(line, { filters: COPIED, from: position + 1 })
  signal.addEventListener("abort", stop, { once: true })
  if (signal.aborted) stop()
  tell?.({ state: "following", behind: pending })
  const taking = takingIn(db, (to, behind) => {
    moved(to)
    tell?.({ state: "following", behind })
  })
  try {
    for await (const message of messages) await taking.add(message)
    await taking.end()
  } finally {
    signal.removeEventListener("abort", stop)
    stop()
  }
}

/**
 * Gathers messages and takes them in, a batch never in part: at the end of one, when nothing more is to come or enough is there. What was
 * written over before it came is missing from its batch; what wrote it over is further on, and comes with it unless there is very much.
 */
function takingIn(db: DeskDb, taken: (position: number, behind: number) => void) {
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
