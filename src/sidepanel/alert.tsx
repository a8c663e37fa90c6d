import type { ReactNode } from "react"
import * as css from "./alerts.module.css"

/** One thing that is wrong now: one sentence, and one thing to do. */
export const Alert = ({ tone, children }: { tone: "warn" | "bad"; children: ReactNode }) => (
  <p role="alert" className={css.alert} data-tone={tone}>
    {children}
  </p>
)
