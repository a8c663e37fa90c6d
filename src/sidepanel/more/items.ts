import { block } from "./block"
import { closeTheLoop } from "./close-the-loop"
import type { MoreItem } from "./item"
import { remindMe } from "./remind-me"
import { topics } from "./topics"

/** The items of `More`, in their order. */
export const MORE: readonly MoreItem[] = [closeTheLoop, remindMe, topics, block]
