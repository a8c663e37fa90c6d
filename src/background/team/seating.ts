import type { Membership } from "~core/membership"
import type { Invitation } from "~team/engine"
import type { X } from "~x/port"
import type { World } from "../world"

/** What a team's mode is made of. */
export interface Seating {
  world: World
  membership: Membership
  /** Null: the key is lost, and nobody sits down until another one comes. */
  invitation: Invitation | null
  browser: string
  /** X by the tokens of this browser. */
  ownX: X
  /** How many pages of X look at posts now. */
  looking: () => number
  /** This computer's clock (Unix milliseconds). */
  here?: () => number
}
