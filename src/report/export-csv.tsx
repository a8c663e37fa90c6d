import { reportCsv } from "~core/csv"
import type { Report } from "~core/report"

/** Saves the report as a file that any spreadsheet opens. */
export function ExportCsv({ report, name }: { report: Report; name: string }) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([reportCsv(report)], { type: "text/csv;charset=utf-8" }))
    const link = Object.assign(document.createElement("a"), { href: address, download: name })
    link.click()
    // Chrome has begun to read it by then; the page may stay open for days.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return (
    <p>
      <button type="button" onClick={save}>
        Export as CSV
      </button>
    </p>
  )
}
