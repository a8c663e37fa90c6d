import { firstDesk } from "./1-first-desk"
import { wholeDesk } from "./2-whole-desk"
import { onThePage } from "./3-on-the-page"
import { atTheDoors } from "./4-at-the-doors"
import { aMillionRows } from "./5-a-million-rows"
import { oneDeskForATeam } from "./6-one-desk-for-a-team"
import type { Rung } from "./rung"

/** Every rung, oldest first. Add yours at the end. */
export const LADDER: readonly Rung[] = [firstDesk, wholeDesk, onThePage, atTheDoors, aMillionRows, oneDeskForATeam]
