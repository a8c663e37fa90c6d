import { memo, type Ref } from "react"
import type { DraftKept } from "~store/drafts"
import type { TimelineRow } from "~store/reads/timeline"
import type { Names } from "./sentences/entry"
import * as css from "./timeline.module.css"
import { TimelineLine } from "./timeline-line"
import { spaceBefore } from "./timeline-order"

interface RowProps {
  row: TimelineRow
  /** The line above it. */
  before: TimelineRow | undefined
  /** The day that begins with it; null: it is the day of the line above. */
  day: string | null
  /** Its place among all lines, from 0. */
  index: number
  names: Names
  behind: boolean
  /** Search found it. */
  found: boolean
  onUndone: (draft: DraftKept) => void
  /** Measures it, where that is asked. */
  ref?: Ref<HTMLDivElement>
}

/** A line of the timeline with the day it begins and the space above it, so that its height is all it takes. */
export const Row = memo(function Row({ row, before, day, index, names, behind, found, onUndone, ref }: RowProps) {
  const line = <TimelineLine row={row} before={before} names={names} behind={behind} onUndone={onUndone} />
  return (
    <div ref={ref} className={css.row} data-index={index} data-space={spaceBefore(row, before, day !== null)}>
      {day !== null && <p className={css.day}>{day}</p>}
      {found ? (
        <div className={css.found} data-found="true" tabIndex={-1}>
          {line}
        </div>
      ) : (
        line
      )}
    </div>
  )
})
