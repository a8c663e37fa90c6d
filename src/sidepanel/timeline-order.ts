import { clock, sameDay } from "~room/times"
import type { TimelineRow } from "~store/reads/timeline"

/** When a line happened; a send not begun yet, when it was queued. */
export const atOf = ({ entry, send }: TimelineRow) => entry?.at ?? send?.queuedAt ?? 0

/** Names a line, whatever comes before or after it. */
export const keyOf = (row: TimelineRow | undefined): string => row?.entry?.id ?? row?.send?.id ?? ""

/** Whether a line says its time: of quiet sentences in a row, only where the minute changes. */
export function saysTime(row: TimelineRow, before: TimelineRow | undefined): boolean {
  if (!before || !isSentence(row) || !isSentence(before)) return true
  const [at, last] = [atOf(row), atOf(before)]
  return !sameDay(at, last) || clock(at) !== clock(last)
}

const MESSAGES = ["message in", "message out", "message from X", "note"]
const isSentence = ({ entry }: TimelineRow) => entry !== null && !MESSAGES.includes(entry.type)

/** The space above a line: quiet sentences stand close together and apart from what was said. `none`: nothing is above it. */
export function spaceBefore(
  row: TimelineRow,
  before: TimelineRow | undefined,
  beginsDay: boolean,
): "none" | "close" | "apart" | "usual" {
  if (!before) return "none"
  if (beginsDay || (!isSentence(row) && !isSentence(before))) return "usual"
  return isSentence(row) && isSentence(before) ? "close" : "apart"
}
