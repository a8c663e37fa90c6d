import { useState } from "react"
import { report } from "~core/report"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { readReport } from "~store/reads/report"
import { ExportCsv } from "./export-csv"
import { Funnel } from "./funnel"
import { Groups } from "./groups"
import * as css from "./page.module.css"
import { PickRange } from "./pick-range"
import { type Range, timesOf, writtenDay } from "./range"
import { Times } from "./times"
import { Topics } from "./topics"

/** What DM links became, how long people waited, and what it was about (product.md §7). */
export function ReportPage() {
  const [range, setRange] = useState<Range>({ of: "7 days" })
  const now = useNow(60_000)
  const times = timesOf(range, now)
  return (
    <div className={css.scroll}>
      <main className={css.page}>
        <header>
          <h1>Report</h1>
          <PickRange range={range} now={now} onPick={setRange} />
        </header>
        {times ? (
          <Sums {...times} now={now} />
        ) : (
          <p role="alert">The last day stands before the first. Choose the days again.</p>
        )}
      </main>
    </div>
  )
}

function Sums({ from, to, now }: { from: number; to: number; now: number }) {
  const input = useLive(["report", String(from), String(to)], () => readReport(from, to))
  if (!input)
    return (
      <p className="soon" role="status">
        Adding up…
      </p>
    )
  const sums = report({ ...input, now })
  if (input.brought.length + input.conversations.length === 0)
    return <p className={css.none}>Nothing began in these days: no DM link was pressed, and nobody wrote.</p>
  return (
    <>
      <Funnel all={sums.all} />
      <Groups by={sums.by} />
      <Times all={sums.all} agents={sums.by.agent} />
      <Topics topics={sums.topics} />
      <ExportCsv report={sums} name={`aside-report-${writtenDay(from)}-to-${writtenDay(to - 1)}.csv`} />
    </>
  )
}
