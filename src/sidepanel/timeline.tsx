import { Fragment, type ReactNode, useState } from "react"
import { dayName, sameDay } from "~room/times"
import { useNow } from "~room/use-now"
import type { DraftKept } from "~store/drafts"
import type { ProfileView } from "~store/reads/profile"
import { useShowFound } from "./found"
import * as css from "./timeline.module.css"
import { TimelineLine } from "./timeline-line"
import { atOf, heldBack } from "./timeline-order"
import { useNames } from "./use-names"
import { useStayAtEnd } from "./use-stay-at-end"

/** Lines shown at first; earlier ones on asking. */
const LINES = 200

/** Everything that was said and done, in order, with times. It stays at its end unless the reader scrolled up. */
export function Timeline({
  profile,
  onUndone,
}: {
  profile: Pick<ProfileView, "customer" | "agents" | "timeline">
  onUndone: (draft: DraftKept) => void
}) {
  const { timeline } = profile
  const [shown, setShown] = useState(LINES)
  const now = useNow(60_000)
  const names = useNames(profile)
  const held = heldBack(timeline)
  const rows = timeline.slice(-shown)
  const { log, atEnd, toEnd } = useStayAtEnd(timeline)
  const found = useShowFound(log, timeline, setShown)
  return (
    <div className={css.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={log} role="log" aria-label="Conversation" tabIndex={0} className={css.log}>
        {timeline.length > rows.length && (
          <button type="button" className="plain small" onClick={() => setShown(shown + LINES)}>
            Show earlier
          </button>
        )}
        {rows.map((row, i) => {
          const at = atOf(row)
          const before = rows[i - 1]
          return (
            <Fragment key={row.entry?.id ?? row.send?.id}>
              {!(before && sameDay(atOf(before), at)) && <p className={css.day}>{dayName(at, now)}</p>}
              <Line found={found !== null && row.entry?.id === found}>
                <TimelineLine
                  row={row}
                  before={before}
                  names={names}
                  behind={held.has(row.order)}
                  onUndone={onUndone}
                />
              </Line>
            </Fragment>
          )
        })}
      </div>
      {!atEnd && (
        <button type="button" className={`small ${css.latest}`} onClick={toEnd}>
          Latest
        </button>
      )}
    </div>
  )
}

/** What search found is marked, and takes the focus. */
const Line = ({ found, children }: { found: boolean; children: ReactNode }) =>
  found ? (
    <div className={css.found} data-found="true" tabIndex={-1}>
      {children}
    </div>
  ) : (
    children
  )
