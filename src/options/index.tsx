import { Room } from "~room/room"
import { SettingsPage } from "~settings/page"

/** Plasmo's door to the settings page. */
export default function Options() {
  return (
    <Room title="Aside: settings">
      <SettingsPage />
    </Room>
  )
}
