import type { MouseEvent } from "react"
import { openSettings } from "~platform/pages"
import { lineSaid } from "~room/line-said"
import { useLive } from "~room/use-live"
import { useOwnNow } from "~room/use-now"
import { readLine } from "~store/reads/team"
import { Alert } from "./alert"

/** What lasts shorter is not worth a line that comes and goes (milliseconds). */
const WORTH_MS = 1_000

/** That the team's desk can't be reached, lets nobody in, or is still being copied; said only when it lasts. */
export function TeamAlert() {
  const line = useLive(["team-line"], () => readLine())
  const now = useOwnNow(15_000, line ? line.since + WORTH_MS : null)
  if (!line || line.state === "connected" || line.state === "resting" || now - line.since < WORTH_MS) return null
  return (
    <Alert tone={line.state === "connecting" ? "warn" : "bad"}>
      {lineSaid(line, now)}
      {line.state === "refused" && (
        <>
          {" "}
          <a href="/options.html" onClick={toSettings}>
            Open the team’s settings
          </a>
        </>
      )}
    </Alert>
  )
}

function toSettings(event: MouseEvent): void {
  event.preventDefault()
  void openSettings()
}
