import { ReportPage } from "~report/page"
import { Room } from "~room/room"

/** Plasmo's door to the report. */
export default function Report() {
  return (
    <Room title="Aside: report">
      <ReportPage />
    </Room>
  )
}
