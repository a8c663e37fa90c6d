import { RANGES, type Settings } from "~core/settings"
import { NumberSetting } from "./number-setting"
import { OnlyWhoMay } from "./only-who-may"

const TIMES = [
  { name: "offerSeconds", label: "Offer lasts (seconds)", hint: "Then it lapses and the next agent is asked." },
  {
    name: "pauseSeconds",
    label: "Pause between offers (seconds)",
    hint: "A breath for the agent after an offer ended.",
  },
  {
    name: "sessionMinutes",
    label: "Session ends after (minutes)",
    hint: "Of the customer’s silence since your last message.",
  },
  {
    name: "reopenHours",
    label: "Reopen window (hours)",
    hint: "Writing again within it reopens a closed conversation.",
  },
  { name: "undoSeconds", label: "Undo send (seconds)", hint: "How long a message is held back; 0 sends at once." },
] as const

/** How long things last. */
export function Times({ settings }: { settings: Settings }) {
  return (
    <section aria-labelledby="times">
      <h2 id="times">Times</h2>
      <OnlyWhoMay say="setting">
        {TIMES.map((time) => (
          <NumberSetting key={time.name} {...time} value={settings[time.name]} range={RANGES[time.name]} />
        ))}
      </OnlyWhoMay>
    </section>
  )
}
