import type { DeskDb } from "~store/desk-db"
import { Behind } from "./behind"
import { type Begun, copyFrom } from "./copy-from"
import type { Line } from "./follow"
import { TOGETHER } from "./gather"
import { HowFar } from "./how-far"
import { takeOpenWork } from "./open-work"
import { pause } from "./pause"
import { putNow, puttingInPlace } from "./put-in-place"
import { forgetSeen } from "./seen"
import { findStream, type Unfit } from "./stream"

/** After an end that wasn't asked for (milliseconds). */
const AGAIN_MS = 250

/** How the copy stands: `behind` messages are to come, or have come and are not in their place yet; or the stream is not this desk's. */
export type ReplicaState = { state: "following"; behind: number } | { state: "refused"; because: Unfit }

/** What keeps a copy. */
export interface Copying {
  db: DeskDb
  line: Line
  workspace: string
  signal: AbortSignal
  /** Told for the first time when what is to be done is in the desk. */
  tell?: (state: ReplicaState) => void
  report: (error: unknown) => void
}

/** A copy that is being kept. */
export interface Copy {
  /** True once everything up to this sequence has come, and what stands there is in its place; false when it took longer (milliseconds). */
  reached: (seq: number, patience?: number) => Promise<boolean>
  /** Ends with the signal, or with what is wrong with the stream. */
  ended: Promise<Unfit | null>
}

/** Keeps this browser's copy of the team's desk, from where it stood, until the signal. */
export function keepCopy(copying: Copying): Copy {
  const { db, report } = copying
  const far = new HowFar()
  const reached = async (seq: number, patience = 2_000) => {
    const well = await far.reached(seq, patience)
    // It may lie by: whoever decides anew needs it in its place.
    if (well) await putNow(db, seq).catch(report)
    return well
  }
  return { reached, ended: keep(copying, far) }
}

async function keep(copying: Copying, far: HowFar): Promise<Unfit | null> {
  const { db, line, signal, tell, report } = copying
  const behind = new Behind((messages) => tell?.({ state: "following", behind: messages }))
  const putting = puttingInPlace(copying, behind)
  const going = { db, line, signal, far, behind, allLaid: putting.begin }
  while (!signal.aborted && !line.nc.isClosed()) {
    try {
      const begun = await begin(copying, behind)
      if (typeof begun === "string") {
        tell?.({ state: "refused", because: begun })
        return begun
      }
      far.moved(begun.position)
      await copyFrom(going, begun)
    } catch (error) {
      if (!signal.aborted && !line.nc.isClosed()) report(error)
    }
    await pause(AGAIN_MS, signal)
  }
  await putting.ended()
  return null
}

/** Where to go on. A desk that has nothing yet takes in first what is to be done; the rest is laid by, if it is much. */
async function begin({ db, line, workspace }: Copying, behind: Behind): Promise<Begun | Unfit> {
  const stood = await db.replica.get("team")
  const found = await findStream(line.nc, stood ?? { workspace, made: null, position: 0 })
  if (typeof found === "string") return found
  if (stood && stood.workspace !== workspace) return "wrong workspace"
  if (stood && stood.position > 0) return { position: stood.position, layBy: stood.layBy ?? 0 }
  const { made, last } = found
  const layBy = last > TOGETHER ? last : 0
  forgetSeen(db)
  await db.replica.put({ id: "team", workspace, made, position: 0, ...(layBy > 0 ? { layBy } : {}) })
  await takeOpenWork(db, line, { last, usable: () => behind.comes(last) })
  return { position: 0, layBy }
}
