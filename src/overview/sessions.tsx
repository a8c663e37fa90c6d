import type { CSSProperties } from "react"
import type { Settings } from "~core/settings"
import * as css from "./page.module.css"
import * as own from "./sessions.module.css"

/** How much an agent holds: of standard capacity, and of the maximum beyond it. */
export function Sessions({ held, settings }: { held: number; settings: Settings }) {
  const { standardCapacity: standard, maximumCapacity: most } = settings
  const widths = { "--held": Math.min(1, held / most), "--standard": Math.min(1, standard / most) } as CSSProperties
  return (
    <>
      <span className={css.whole}>
        {held} of {standard} <span className={css.quiet}>(at most {most})</span>
      </span>
      <span
        className={own.bar}
        style={widths}
        data-full={held >= most}
        data-over={held > standard}
        aria-hidden="true"
      />
    </>
  )
}
