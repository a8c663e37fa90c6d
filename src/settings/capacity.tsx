import { RANGES, type Settings } from "~core/settings"
import { NumberSetting } from "./number-setting"
import { OnlyWhoMay } from "./only-who-may"

/** How many sessions an agent runs at once. */
export function Capacity({ settings: { standardCapacity, maximumCapacity } }: { settings: Settings }) {
  const [least, most] = RANGES.maximumCapacity
  return (
    <section aria-labelledby="capacity">
      <h2 id="capacity">Capacity</h2>
      <OnlyWhoMay say="setting">
        <NumberSetting
          name="standardCapacity"
          label="Standard messaging capacity"
          hint="Up to here, customers are offered by themselves."
          value={standardCapacity}
          range={[RANGES.standardCapacity[0], Math.min(RANGES.standardCapacity[1], maximumCapacity)]}
        />
        <NumberSetting
          name="maximumCapacity"
          label="Maximum messaging capacity"
          hint="Up to here, an agent takes more with Next. Never below standard."
          value={maximumCapacity}
          range={[Math.max(least, standardCapacity), most]}
        />
      </OnlyWhoMay>
    </section>
  )
}
