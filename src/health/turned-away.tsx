import { clockOfDay } from "~room/times"
import { useLive } from "~room/use-live"
import { type TurnedAway as Row, readTurnedAway } from "~store/reads/quarantine"
import * as css from "./quarantine.module.css"

const WHO: Partial<Record<Row["who"], string>> = {
  "content script": "X’s pages",
  "our page": "a page of Aside’s",
  stranger: "elsewhere in the browser",
}

/** Who asked for what they may not: refused, and said quietly. Nothing when nobody did. */
export function TurnedAway({ now }: { now: number }) {
  const rows = useLive(["turned away"], () => readTurnedAway())
  if (!rows || rows.length === 0) return null
  const byWho = Map.groupBy(rows, ({ who }) => who)
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">Refused</h2>
      <p className={css.about}>Only Aside’s own pages may command the desk. Nothing of this was done.</p>
      <ul className={css.turned} aria-label="Refused">
        {[...byWho].map(([who, knocks]) => (
          <li key={who}>{refusedSaid(who, knocks, now)}</li>
        ))}
      </ul>
    </section>
  )
}

function refusedSaid(who: Row["who"], knocks: readonly Row[], now: number): string {
  const count = knocks.reduce((sum, one) => sum + one.count, 0)
  const since = Math.min(...knocks.map((one) => one.since))
  const last = Math.max(...knocks.map((one) => one.lastAt))
  const when = count === 1 ? clockOfDay(last, now) : `${clockOfDay(since, now)} to ${clockOfDay(last, now)}`
  const what = knocks.slice(0, 4).map((one) => one.what)
  const more = knocks.length > what.length ? " and more" : ""
  return `${count.toLocaleString("en")} ${count === 1 ? "request" : "requests"} from ${WHO[who] ?? who} (${what.join(", ")}${more}), ${when}`
}
