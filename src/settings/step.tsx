import type { ReactNode } from "react"
import * as css from "./step.module.css"

/** One step of the first run, with its tick once it is done. */
export function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  return (
    <li className={css.step} data-done={done}>
      <h3>
        {title}
        {done && <span className={css.done}>Done</span>}
      </h3>
      <div>{children}</div>
    </li>
  )
}
