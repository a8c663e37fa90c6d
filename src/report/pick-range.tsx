import * as css from "./page.module.css"
import { type Range, timesOf, writtenDay } from "./range"

const NAMES = [
  ["today", "Today"],
  ["7 days", "7 days"],
  ["30 days", "30 days"],
  ["own", "Own days"],
] as const

/** Which days the report is of. */
export function PickRange({ range, now, onPick }: { range: Range; now: number; onPick: (range: Range) => void }) {
  const pick = (of: Range["of"]) => {
    if (of !== "own") return onPick({ of })
    const { from, to } = timesOf(range, now) ?? { from: now, to: now + 1 }
    onPick({ of, first: writtenDay(from), last: writtenDay(to - 1) })
  }
  return (
    <fieldset className={css.range}>
      <legend className="unseen">Days</legend>
      {NAMES.map(([of, name]) => (
        <label key={of}>
          <input type="radio" name="days" checked={range.of === of} onChange={() => pick(of)} />
          {name}
        </label>
      ))}
      {range.of === "own" && (
        <>
          <label>
            From
            <input
              type="date"
              value={range.first}
              onChange={(event) => onPick({ ...range, first: event.currentTarget.value })}
            />
          </label>
          <label>
            to
            <input
              type="date"
              value={range.last}
              onChange={(event) => onPick({ ...range, last: event.currentTarget.value })}
            />
          </label>
        </>
      )}
    </fieldset>
  )
}
