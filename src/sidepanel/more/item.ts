import type { ComponentType } from "react"
import type { ProfileView } from "~store/reads/profile"
import type { Act } from "../shortcuts"
import type { Go } from "../use-place"

/** What an item of `More` knows. */
export interface MoreView {
  profile: ProfileView
  /** The conversation is this agent's, closed or not. */
  owned: boolean
  go: Go
}

/** One thing more that can be done about a conversation: a small file each, listed in `items.ts`. */
export interface MoreItem {
  name: (at: MoreView) => string
  /** Its key, from the table of shortcuts. */
  act?: Act
  shows: (at: MoreView) => boolean
  /** What opens when it is chosen. It is gone after `close`. */
  Dialog: ComponentType<{ at: MoreView; close: () => void }>
}
