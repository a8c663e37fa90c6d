import type { TimelineRow } from "~store/reads/timeline"

/** When a line happened; a send not begun yet, when it was queued. */
export const atOf = ({ entry, send }: TimelineRow) => entry?.at ?? send?.queuedAt ?? 0

/** Places of the queued messages that an unsure or refused one before them holds back. */
export function heldBack(timeline: readonly TimelineRow[]): Set<string> {
  const stuck = timeline.findIndex(({ send }) => send?.status === "unsure" || send?.status === "refused")
  const behind = stuck < 0 ? [] : timeline.slice(stuck + 1).filter(({ send }) => send?.status === "queued")
  return new Set(behind.map(({ order }) => order))
}
