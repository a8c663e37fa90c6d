import type { Settings } from "~core/settings"
import { deskTime } from "~room/desk-time"
import { useMay, useRole } from "~room/me"
import { useLive } from "~room/use-live"
import { readYourData } from "~store/reads/your-data"
import { OnlyWhoMay } from "../only-who-may"
import { CheckRemovals } from "./check-removals"
import { DeleteEverything } from "./delete-everything"
import { ExportDesk } from "./export-desk"
import { KeepFor } from "./keep-for"
import { RestoreDesk } from "./restore-desk"
import * as css from "./your-data.module.css"

/** What lies in this browser: taken along, put back, emptied, deleted. */
export function YourData({ settings }: { settings: Settings }) {
  const view = useLive(["your-data"], () => readYourData(deskTime()))
  const isInTeam = useRole() !== null
  const mayRestore = useMay("restore")
  if (!view) return null
  const { customers, conversations, messages } = view
  return (
    <section aria-labelledby="your-data">
      <h2 id="your-data">Your data</h2>
      <p className={css.hint}>
        {isInTeam
          ? "This is the copy of the team’s desk in this browser; all of it lies on the team’s server: "
          : "Everything lies in this browser and nowhere else: "}
        {counted(customers, "customer")}, {counted(conversations, "conversation")}, {counted(messages, "line")} of their
        timelines.
      </p>
      <ExportDesk />
      {mayRestore && <RestoreDesk work={view.works.restore} replaces={view} />}
      <OnlyWhoMay say="setting">
        <KeepFor days={settings.keepDays} work={view.works.retention} />
        <CheckRemovals on={settings.checkRemovals} events={view.events} work={view.works.removals} />
      </OnlyWhoMay>
      {mayRestore ? (
        <DeleteEverything />
      ) : (
        <p className={css.hint}>
          Restore and Delete everything are for a desk of your own: one browser can’t replace or delete what belongs to
          the whole team. Leave the team first.
        </p>
      )}
    </section>
  )
}

const counted = (count: number, what: string) => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`
