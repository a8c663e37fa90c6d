import { block } from "./block"
import type { MoreItem } from "./item"
import { remindMe } from "./remind-me"
import { topics } from "./topics"

/** The items of `More`, in their order. */
export const MORE: readonly MoreItem[] = [remindMe, topics, block]
