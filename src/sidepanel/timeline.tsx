import { useCallback, useEffect, useRef } from "react"
import { dayName, sameDay } from "~room/times"
import { useNow } from "~room/use-now"
import type { DraftKept } from "~store/drafts"
import type { ProfileView } from "~store/reads/profile"
import { useFound } from "./found"
import * as css from "./timeline.module.css"
import { atOf, keyOf } from "./timeline-order"
import { Row } from "./timeline-row"
import { useLongLog } from "./use-long-log"
import { useNames } from "./use-names"
import { usePages } from "./use-pages"

const NONE: never[] = []

interface TimelineProps {
  profile: Pick<ProfileView, "customer" | "agents" | "timeline">
  /** The conversation, where earlier pages of it may be read; else that is all. */
  of?: Pick<ProfileView, "conversation" | "from" | "more" | "held">
  onUndone: (draft: DraftKept) => void
}

/**
 * Everything that was said and done, in order, with times. It stays at its end unless the reader scrolled up. Of a long one only the lines
 * around what is seen are drawn, and those before the last few hundred are read on the way up (decision 18).
 */
export function Timeline({ profile, of, onUndone }: TimelineProps) {
  const now = useNow(60_000)
  const names = useNames(profile)
  const { rows, readEarlier, readBackTo } = usePages({
    id: of?.conversation.id ?? null,
    timeline: profile.timeline,
    from: of?.from ?? null,
    more: of?.more ?? NONE,
  })
  const found = useFound()
  const target = found === null ? -1 : rows.findIndex(({ entry }) => entry?.id === found.entry)
  useEffect(() => {
    if (found && target < 0) readBackTo(found)
  }, [found, target, readBackTo])
  // One and the same, so that a keystroke in the composer draws no line again.
  const latest = useRef(onUndone)
  latest.current = onUndone
  const undone = useCallback((draft: DraftKept) => latest.current(draft), [])
  const keyAt = useCallback((index: number) => keyOf(rows[index]), [rows])
  const { log, lines, shown, above, below, measure, atEnd, toEnd } = useLongLog({
    count: rows.length,
    keyAt,
    target: { key: found?.entry ?? null, index: target },
    onNearBegin: readEarlier,
  })
  return (
    <div className={css.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={log} role="log" aria-label="Conversation" tabIndex={0} className={css.log}>
        <div ref={lines} className={css.lines} style={{ paddingTop: above, paddingBottom: below }}>
          {shown.map((index) => {
            const row = rows[index]
            const before = rows[index - 1]
            if (!row) return null
            const at = atOf(row)
            return (
              <Row
                key={keyOf(row)}
                ref={measure}
                index={index}
                row={row}
                before={before}
                day={before && sameDay(atOf(before), at) ? null : dayName(at, now)}
                names={names}
                behind={row.send !== null && (of?.held.includes(row.send.id) ?? false)}
                found={index === target}
                onUndone={undone}
              />
            )
          })}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className={`small ${css.latest}`} onClick={toEnd}>
          Latest
        </button>
      )}
    </div>
  )
}
