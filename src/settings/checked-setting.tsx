import { type ReactNode, useId } from "react"
import type { Settings } from "~core/settings"
import { useSetting } from "./use-setting"
import * as css from "./wording.module.css"

interface CheckedSettingProps {
  name: keyof Settings
  label: string
  on: boolean
  /** What it means. */
  children: ReactNode
}

/** One thing an admin switches on or off: it takes effect at once, and says so. */
export function CheckedSetting({ name, label, on, children }: CheckedSettingProps) {
  const id = useId()
  const { said, change } = useSetting(name)
  return (
    <div className={css.check}>
      <label>
        <input
          type="checkbox"
          checked={on}
          aria-describedby={`${id}-hint`}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        {label}
      </label>
      <p role={said?.tone === "bad" ? "alert" : "status"} className={css.said} data-tone={said?.tone}>
        {said?.text}
      </p>
      <p id={`${id}-hint`} className={css.hint}>
        {children}
      </p>
    </div>
  )
}
