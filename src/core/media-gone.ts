import { change, type Decided } from "./change"
import type { Entry } from "./entry"

/** X refused the media of a message, so the message is gone there: its body goes here too, and its place stays (product.md §7). */
export function mediaGone(entry: Entry | undefined): Decided | null {
  if (!entry || entry.emptied || (entry.type !== "message in" && entry.type !== "message from X")) return null
  return change({ emptied: [{ entry: entry.id, because: "removed on X" }] })
}
