import type { ReactNode } from "react"
import * as css from "./your-data.module.css"

interface UnderWayProps {
  children: ReactNode
  done: number
  /** Null: nobody knows how much it is. */
  total: number | null
  /** What Stop stops, for who can't see where it stands. */
  what: string
  onStop: () => void
}

/** How far long work is, with the button that stops it. */
export function UnderWay({ children, done, total, what, onStop }: UnderWayProps) {
  return (
    <p className={css.work}>
      <progress aria-label={what} {...(total ? { value: done, max: total } : {})} />
      {children}
      <button type="button" className="small" onClick={onStop}>
        Stop<span className="unseen"> {what}</span>
      </button>
    </p>
  )
}

/** How it ended. Said once, where it was pressed. */
export function Ended({ tone, children }: { tone: "good" | "bad" | "quiet"; children?: ReactNode }) {
  return (
    <p role={tone === "bad" ? "alert" : "status"} className={css.work} data-tone={tone}>
      {children}
    </p>
  )
}
