import { HealthPage } from "~health/page"
import { Room } from "~room/room"

/** Plasmo's door to the health page. */
export default function Health() {
  return (
    <Room title="Aside: health">
      <HealthPage />
    </Room>
  )
}
