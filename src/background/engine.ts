import Dexie from "dexie"
import { stayAwake } from "~platform/stay-awake"
import { version } from "~platform/version"
import { forgetLaidOut, layOut } from "~store/archive/lay-out"
import { stage, swapIn } from "~store/archive/swap-in"
import { exportDesk } from "~store/reads/export"
import { emptyDeleted, messageOf } from "./at-x"
import { decide, isFull } from "./decide"
import { fetchMedia } from "./fetch-media"
import { open } from "./open"
import { frameOf } from "./rosters"
import { alone } from "./turns"
import { running, runningAs } from "./uploads"
import { noteWork, stopAll, stoppable } from "./works"

const media = { isFull, Database: Dexie, fetchMedia, stayAwake, uploads: { running, runningAs } }
const archive = { exportDesk, stage, swapIn, layOut, forgetLaidOut, noteWork, stopAll, stoppable }
const HANDS = { decide, alone, open, messageOf, emptyDeleted, version, frameOf, ...archive, ...media }

type Engine = typeof import("./team/engine")

/**
 * The team's engine, loaded when it is first asked for: 5 to 10 ms after each start of the worker, from the browser's own store of scripts. Who
 * works alone never asks. Rejects when Chrome refuses the file, which it does for one that it has not seen at the worker's install.
 */
export async function engine(): Promise<Engine> {
  const whole = await import("./team/engine")
  whole.take(HANDS)
  return whole
}

/**
 * Has Chrome keep the engine's file with the worker: what is not imported while a worker is installed can't be later
 * (docs/decisions/20-the-worker-and-the-engine.md). Call it while the worker's script runs for the first time.
 */
export function keepEngine(report: (error: unknown) => void): void {
  self.addEventListener("install", () => {
    engine().catch(report)
  })
}
