import { type ReportRow, STEPS, type Step } from "~core/report"
import { Bars } from "./bars"
import * as css from "./page.module.css"
import { Table } from "./table"

/** What each step is called. */
export const STEP_NAMES: Record<Step, string> = {
  links: "DM links",
  posted: "Posted",
  arrived: "DMs arrived",
  accepted: "Accepted",
  answered: "First reply",
  closed: "Closed",
}

/** From the post to the closed conversation. */
export function Funnel({ all: { funnel, conversations } }: { all: ReportRow }) {
  const shares = STEPS.map((step) => (funnel.links > 0 ? `${Math.round((100 * funnel[step]) / funnel.links)} %` : "–"))
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">From post to closed</h2>
      <p className={css.about}>
        {funnel.links === 1 ? "1 DM link was pressed" : `${funnel.links} DM links were pressed`} in these days;{" "}
        {conversations === 1 ? "1 conversation began" : `${conversations} conversations began`}.
      </p>
      {funnel.links > 0 && (
        <>
          <Bars
            labels={STEPS.map((step) => STEP_NAMES[step])}
            series={[{ name: "DM links", values: STEPS.map((step) => funnel[step]) }]}
          />
          <Table
            caption="DM links by how far they came"
            head={["Step", "Number", "Of all"]}
            lines={STEPS.map((step, i) => ({ key: step, name: STEP_NAMES[step], values: [funnel[step], shares[i]] }))}
          />
        </>
      )}
    </section>
  )
}
