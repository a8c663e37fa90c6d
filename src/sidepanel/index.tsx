import { Room } from "~room/room"
import { Panel } from "./panel"

/** Plasmo's door to the side panel. */
export default function SidePanel() {
  return (
    <Room title="Aside">
      <Panel />
    </Room>
  )
}
