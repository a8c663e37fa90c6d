import { type Report, type ReportRow, STEPS } from "./report"

/** A cell: numbers stay numbers; null is empty. */
export type Cell = string | number | null

/** Spreadsheets take a cell that begins so for a formula, and what customers and colleagues are called may begin so (OWASP, "CSV injection"). */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

/** Rows as RFC 4180 has them (CRLF, quotes doubled), with a byte order mark so that Excel reads UTF-8, and no cell that a spreadsheet would run. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`

function cell(value: Cell): string {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

const HEAD = [
  ...["By", "Name", "DM links", "Posted", "DMs arrived", "Accepted", "First reply", "Closed", "Waiting for a DM"],
  "Conversations",
  ...["First reply, median (s)", "First reply, 90th percentile (s)"],
  ...["Handling, median (s)", "Handling, 90th percentile (s)"],
]

/** A whole report, a line for each listener, agent, account, wording and topic; times in seconds. */
export function reportCsv({ all, by, topics }: Report): string {
  const lines = Object.entries(by).flatMap(([name, rows]) => rows.map((row) => lineOf(name, row)))
  const labels = topics.map(({ topic, count }): Cell[] => [
    ...["topic", topic],
    ...[null, null, null, null, null, null, null, count, null, null, null, null],
  ])
  return csvOf([HEAD, lineOf("all", all), ...lines, ...labels])
}

const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 1_000))

const lineOf = (by: string, { name, funnel, waiting, conversations, firstReply, handling }: ReportRow): Cell[] => [
  by,
  name,
  ...STEPS.map((step) => funnel[step]),
  waiting,
  conversations,
  seconds(firstReply.median),
  seconds(firstReply.ninetieth),
  seconds(handling.median),
  seconds(handling.ninetieth),
]
