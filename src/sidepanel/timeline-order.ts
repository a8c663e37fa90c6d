import { clock, sameDay } from "~room/times"
import type { TimelineRow } from "~store/reads/timeline"

/** When a line happened; a send not begun yet, when it was queued. */
export const atOf = ({ entry, send }: TimelineRow) => entry?.at ?? send?.queuedAt ?? 0

/** Whether a line says its time: of quiet sentences in a row, only where the minute changes. */
export function saysTime(row: TimelineRow, before: TimelineRow | undefined): boolean {
  if (!before || !isSentence(row) || !isSentence(before)) return true
  const [at, last] = [atOf(row), atOf(before)]
  return !sameDay(at, last) || clock(at) !== clock(last)
}

const MESSAGES = ["message in", "message out", "message from X", "note"]
const isSentence = ({ entry }: TimelineRow) => entry !== null && !MESSAGES.includes(entry.type)

/** Places of the queued messages that an unsure or refused one before them holds back. */
export function heldBack(timeline: readonly TimelineRow[]): Set<string> {
  const stuck = timeline.findIndex(({ send }) => send?.status === "unsure" || send?.status === "refused")
  const behind = stuck < 0 ? [] : timeline.slice(stuck + 1).filter(({ send }) => send?.status === "queued")
  return new Set(behind.map(({ order }) => order))
}
