import type { ComponentType } from "react"
import type { Role } from "~core/role"
import type { ProfileView } from "~store/reads/profile"
import type { Act } from "../shortcuts"
import type { Go } from "../use-place"

/** What an item of `More` knows. */
export interface MoreView {
  profile: ProfileView
  /** The conversation is this agent's, closed or not. */
  owned: boolean
  /** X's reply box for the post of a closed conversation, filled; null: there is no loop to close. */
  loop: string | null
  /** What whoever looks may do in the team; null: the desk is this browser's own. */
  role: Role | null
  go: Go
}

interface Item {
  name: (at: MoreView) => string
  /** Its key, from the table of shortcuts. */
  act?: Act
  shows: (at: MoreView) => boolean
}

/** An item that opens a dialog of ours. It is gone after `close`. */
export interface DialogItem extends Item {
  Dialog: ComponentType<{ at: MoreView; close: () => void }>
}

/** An item that leads to a page of X's, in a tab of its own. */
export interface LinkItem extends Item {
  leadsTo: (at: MoreView) => string | null
}

/** One thing more that can be done about a conversation: a small file each, listed in `items.ts`. */
export type MoreItem = DialogItem | LinkItem
