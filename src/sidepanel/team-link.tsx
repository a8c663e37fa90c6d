import { openTab } from "~platform/pages"
import { useLive } from "~room/use-live"
import { countAgents } from "~store/reads/count-agents"
import * as css from "./finder.module.css"
import { useShortcut } from "./use-shortcut"

/** The way to who is at the desk and what waits, where more than one works at it. */
export function TeamLink() {
  const count = useLive(["how many agents"], () => countAgents())
  useShortcut("team", () => void openTab("tabs/overview.html"))
  if (!count || count < 2) return null
  return (
    <a className={css.way} href="/tabs/overview.html" target="_blank" rel="noreferrer" title="Team (Q)">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="6" cy="5.5" r="2.5" />
        <path d="M1.5 13.5c0-2.8 2-4 4.5-4s4.5 1.2 4.5 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12.2 9.8c1.5.5 2.3 1.7 2.3 3.7" />
      </svg>
      <span className="unseen">Team</span>
    </a>
  )
}
