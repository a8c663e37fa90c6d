import type { ReportRow, Spread } from "~core/report"
import { span } from "~room/times"
import { Bars } from "./bars"
import { short } from "./groups"
import * as css from "./page.module.css"
import { Table } from "./table"

/** How long customers waited for the first reply, and how long they were looked after, by agent. */
export function Times({ all, agents }: { all: ReportRow; agents: readonly ReportRow[] }) {
  const rows = agents.length > 1 ? [all, ...agents] : [all]
  return (
    <>
      <Spreads
        id="first-reply"
        title="First reply"
        about="From the customer’s first message to our first reply."
        rows={rows.map((row) => ({ row, spread: row.firstReply }))}
      />
      <Spreads
        id="handling"
        title="Handling"
        about="How long the sessions of a conversation took, together."
        rows={rows.map((row) => ({ row, spread: row.handling }))}
      />
    </>
  )
}

interface SpreadsProps {
  id: string
  title: string
  about: string
  rows: readonly { row: ReportRow; spread: Spread }[]
}

function Spreads({ id, title, about, rows }: SpreadsProps) {
  const known = rows.filter(({ spread }) => spread.count > 0)
  const [unit, ms] = unitFor(Math.max(0, ...known.map(({ spread }) => spread.ninetieth ?? 0)))
  const values = (of: "median" | "ninetieth") => known.map(({ spread }) => (spread[of] ?? 0) / ms)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={css.about}>{known.length > 0 ? about : `${about} None yet in these days.`}</p>
      {known.length > 0 && (
        <>
          <Bars
            labels={known.map(({ row }) => short(row.name))}
            series={[
              { name: "Median", values: values("median") },
              { name: "90th percentile", values: values("ninetieth") },
            ]}
            written={(value) => (value === 0 ? "0" : `${value} ${unit}`)}
          />
          <Table
            caption={`${title}, by agent`}
            head={["Agent", "Conversations", "Median", "90th percentile"]}
            lines={known.map(({ row, spread }) => ({
              key: row.key,
              name: row.name,
              values: [spread.count, span(spread.median ?? 0), span(spread.ninetieth ?? 0)],
            }))}
          />
        </>
      )}
    </section>
  )
}

/** The unit in which the longest of these times is a small number, and its milliseconds. */
function unitFor(longest: number): [string, number] {
  if (longest < 3 * 60_000) return ["s", 1_000]
  if (longest < 3 * 3_600_000) return ["min", 60_000]
  return longest < 3 * 86_400_000 ? ["h", 3_600_000] : ["days", 86_400_000]
}
