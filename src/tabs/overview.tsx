import { OverviewPage } from "~overview/page"
import { Room } from "~room/room"

/** Plasmo's door to the overview of the team. */
export default function Overview() {
  return (
    <Room title="Aside: team">
      <OverviewPage />
    </Room>
  )
}
