import { rawText } from "~core/raw-text"
import { clockOfDay } from "~room/times"
import type { QuarantinedRow } from "~store/reads/quarantine"
import * as css from "./quarantine.module.css"

/** Most characters of one raw thing on screen. */
const CLIP = 4_000

/** One thing that was not understood: what it is, when, why, and as it came, folded. */
export function QuarantinedLine({
  row,
  now,
  again,
  busy,
}: {
  row: QuarantinedRow
  now: number
  again: () => void
  busy: boolean
}) {
  const what = whatItIs(row)
  return (
    <li className={css.row}>
      <div className={css.head}>
        <span>
          <b>{what}</b>
          <small>
            {row.account && `account ${row.account}, `}
            <time dateTime={new Date(row.at).toISOString()}>{clockOfDay(row.at, now)}</time>
          </small>
        </span>
        <button type="button" className="small" aria-disabled={busy} aria-label={`Try again: ${what}`} onClick={again}>
          Try again
        </button>
      </div>
      <p className={css.why}>
        {row.triedAt !== null && `Still not understood (tried ${clockOfDay(row.triedAt, now)}): `}
        <bdi>{row.why}</bdi>
      </p>
      <details className={css.raw}>
        <summary>{row.whole ? "Show as it came" : "Show its beginning"}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{rawText(row.raw, CLIP)}</pre>
      </details>
    </li>
  )
}

function whatItIs({ from, table, key, event, why }: QuarantinedRow): string {
  if (from === "desk") return `A row of ${table ?? "no table"}: ${rawText(key, 60).replaceAll('"', "")}`
  if (why.startsWith("person:")) return event ? `X’s word about person ${event}` : "X’s word about a person"
  if (why.startsWith("media:")) return "X’s word about a photo or video"
  return event ? `Event ${event}` : "An event without an id"
}
