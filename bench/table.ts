import type { Finding, Reach } from "./bench"

const inMarkdown = (row: readonly string[]) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`

/** A table in Markdown; numbers stand on the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"))
  return [head, rule, ...rows].map(inMarkdown).join("\n")
}

/** The same for a terminal, in columns. */
export function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, index) => Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, index) => (index ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join("  ")
  return [line(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n")
}

/** Whether a number is within its reach; one that could not be measured is not. */
export const isHeld = ({ measured, atMost }: Reach): boolean => measured <= atMost

const isBetween = ({ atMost, between: [low, high] = [0, 0] }: Reach) => low <= atMost && atMost < high
const verdict = (reach: Reach) => (isBetween(reach) ? "can't tell" : isHeld(reach) ? "yes" : "no")

const REACHES = ["reach", "at most", "measured", "held"] as const

function reachRow(reach: Reach): string[] {
  const { what, atMost, measured, unit } = reach
  return [what, `${atMost} ${unit}`.trim(), `${round(measured)} ${unit}`.trim(), verdict(reach)]
}

const round = (value: number) => (Number.isNaN(value) ? "–" : String(Number(value.toFixed(value < 10 ? 2 : 1))))

/** What stands in the place of a bench that threw: a reach that nothing was measured for. */
export const failedFinding = (name: string, error: unknown): Finding => ({
  title: `${name}: failed`,
  how: String(error),
  head: [""],
  rows: [],
  reaches: [{ what: `${name}: failed`, measured: Number.NaN, atMost: 0, unit: "" }],
})

/** What is printed. */
export function asText(machine: string, findings: readonly Finding[]): string {
  const parts = findings.map(({ title, how, head, rows }) => `${title}\n\n${plainTable(head, rows)}\n\n${how}`)
  const reaches = findings.flatMap((finding) => finding.reaches)
  return [machine, plainTable(REACHES, reaches.map(reachRow)), ...parts].join("\n\n\n")
}

/** What is written into the repository. */
export function asMarkdown(machine: string, findings: readonly Finding[]): string {
  const parts = findings.map(({ title, how, head, rows }) => `## ${title}\n\n${markdownTable(head, rows)}\n\n${how}`)
  const reaches = findings.flatMap((finding) => finding.reaches)
  const first = `# Benchmarks\n\n\`npm run bench\` wrote this page: ${machine}`
  return `${[first, markdownTable(REACHES, reaches.map(reachRow)), ...parts].join("\n\n")}\n`
}
