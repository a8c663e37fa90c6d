import { useState } from "react"
import { BY, type By, type Report, type ReportRow, STEPS } from "~core/report"
import { Bars } from "./bars"
import { STEP_NAMES } from "./funnel"
import * as css from "./page.module.css"
import { Table } from "./table"

const NAMES: Record<By, string> = { listener: "Listener", agent: "Agent", account: "Account", wording: "Wording" }
/** Where a DM link stands now: each bar's parts add up to its links. */
const STANDS = ["Not posted", "No DM yet", "DM arrived", "Accepted", "First reply", "Closed"]

/** DM links by who pressed, who answered, for which account and with which words. */
export function Groups({ by }: { by: Report["by"] }) {
  const [chosen, setChosen] = useState<By>("listener")
  const rows = by[chosen].filter(({ funnel }) => funnel.links > 0)
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">DM links by {NAMES[chosen].toLowerCase()}</h2>
      <fieldset className={css.pick}>
        <legend className="unseen">By</legend>
        {BY.map((one) => (
          <label key={one}>
            <input type="radio" name="by" checked={one === chosen} onChange={() => setChosen(one)} />
            {NAMES[one]}
          </label>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <p className={css.about}>No DM link was pressed in these days.</p>
      ) : (
        <>
          <Bars
            stacked
            labels={rows.map(({ name }) => short(name))}
            series={STANDS.map((name, i) => ({ name, values: rows.map((row) => standing(row, i)) }))}
          />
          <Table
            caption={`DM links by ${NAMES[chosen].toLowerCase()}`}
            head={[NAMES[chosen], ...STEPS.map((step) => STEP_NAMES[step]), "Waiting for a DM"]}
            lines={rows.map(({ key, name, funnel, waiting }) => ({
              key,
              name,
              values: [...STEPS.map((step) => funnel[step]), waiting],
            }))}
          />
        </>
      )}
    </section>
  )
}

/** How many came to this step and no further. */
function standing({ funnel }: ReportRow, i: number): number {
  const [here, next] = [STEPS[i], STEPS[i + 1]]
  return (here ? funnel[here] : 0) - (next ? funnel[next] : 0)
}

/** A label that fits beside its bar. */
export const short = (name: string) => ([...name].length > 32 ? `${[...name].slice(0, 31).join("")}…` : name)
