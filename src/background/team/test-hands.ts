/** Hands the worker's own things in, as `engine.ts` does there. Imported by tests alone. */
import Dexie from "dexie"
import { forgetLaidOut, layOut } from "~store/archive/lay-out"
import { stage, swapIn } from "~store/archive/swap-in"
import { exportDesk } from "~store/reads/export"
import { emptyDeleted, messageOf } from "../at-x"
import { decide, isFull } from "../decide"
import { fetchMedia } from "../fetch-media"
import { open } from "../open"
import { frameOf } from "../rosters"
import { alone } from "../turns"
import { running, runningAs } from "../uploads"
import { noteWork, stopAll, stoppable } from "../works"
import { take } from "./hands"

const media = { isFull, Database: Dexie, fetchMedia, stayAwake: () => {}, uploads: { running, runningAs } }
const archive = { exportDesk, stage, swapIn, layOut, forgetLaidOut, noteWork, stopAll, stoppable }
take({ decide, alone, open, messageOf, emptyDeleted, version: () => "0", frameOf, ...archive, ...media })
