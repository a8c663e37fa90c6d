import type { Dexie } from "dexie"
import type { stayAwake as stayAwakeUntil } from "~platform/stay-awake"
import type { version as versionOf } from "~platform/version"
import type { forgetLaidOut as forgetLaidOutDesk, layOut as layOutDesk } from "~store/archive/lay-out"
import type { stage as stageExport, swapIn as swapInExport } from "~store/archive/swap-in"
import type { exportDesk as exportWhole } from "~store/reads/export"
import type { emptyDeleted as emptyDeletedAt, messageOf as messageOfEntry } from "../at-x"
import type { decide as decideWith, isFull as isFullOf } from "../decide"
import type { fetchMedia as fetchMediaOf } from "../fetch-media"
import type { open as openDesk } from "../open"
import type { frameOf as frameOfDesk } from "../rosters"
import type { alone as aloneWith } from "../turns"
import type { running, runningAs } from "../uploads"
import type { noteWork as noteWorkOf, stopAll as stopAllWork, stoppable as stoppableWork } from "../works"

/**
 * What the worker does for the engine's file. Handed in and not imported: what two files share is held out by the one that has it, and called by a
 * longer way, which made the worker 25 kB larger; and there must be one queue of decisions, not two.
 */
export interface Hands {
  decide: typeof decideWith
  alone: typeof aloneWith
  open: typeof openDesk
  messageOf: typeof messageOfEntry
  emptyDeleted: typeof emptyDeletedAt
  version: typeof versionOf
  frameOf: typeof frameOfDesk
  exportDesk: typeof exportWhole
  stage: typeof stageExport
  swapIn: typeof swapInExport
  layOut: typeof layOutDesk
  forgetLaidOut: typeof forgetLaidOutDesk
  noteWork: typeof noteWorkOf
  stopAll: typeof stopAllWork
  stoppable: typeof stoppableWork
  isFull: typeof isFullOf
  Database: typeof Dexie
  fetchMedia: typeof fetchMediaOf
  stayAwake: typeof stayAwakeUntil
  uploads: { running: typeof running; runningAs: typeof runningAs }
}

let given: Hands | null = null

/** Takes the worker's hands, once, before anything else here is called. */
export const take = (hands: Hands): void => {
  given = hands
}

function hands(): Hands {
  if (!given) throw new Error("The worker handed nothing in.")
  return given
}

export const decide: Hands["decide"] = (...said) => hands().decide(...said)
export const alone: Hands["alone"] = (...said) => hands().alone(...said)
export const open: Hands["open"] = (...said) => hands().open(...said)
export const messageOf: Hands["messageOf"] = (...said) => hands().messageOf(...said)
export const emptyDeleted: Hands["emptyDeleted"] = (...said) => hands().emptyDeleted(...said)
export const version: Hands["version"] = () => hands().version()
export const frameOf: Hands["frameOf"] = (...said) => hands().frameOf(...said)
export const exportDesk: Hands["exportDesk"] = (...said) => hands().exportDesk(...said)
export const stage: Hands["stage"] = (...said) => hands().stage(...said)
export const swapIn: Hands["swapIn"] = (...said) => hands().swapIn(...said)
export const layOut: Hands["layOut"] = (...said) => hands().layOut(...said)
export const forgetLaidOut: Hands["forgetLaidOut"] = (...said) => hands().forgetLaidOut(...said)
export const noteWork: Hands["noteWork"] = (...said) => hands().noteWork(...said)
export const stopAll: Hands["stopAll"] = () => hands().stopAll()
export const stoppable: Hands["stoppable"] = (work, doIt) => hands().stoppable(work, doIt)
export const isFull: Hands["isFull"] = (...said) => hands().isFull(...said)
export const fetchMedia: Hands["fetchMedia"] = (...said) => hands().fetchMedia(...said)
export const stayAwake: Hands["stayAwake"] = (...said) => hands().stayAwake(...said)
export const uploads = (): Hands["uploads"] => hands().uploads
export const database = (): Hands["Database"] => hands().Database
