import { useRef, useState } from "react"
import { deskTime } from "~room/desk-time"
import { download } from "~room/download"
import { useRole } from "~room/me"
import { useLive } from "~room/use-live"
import type { Progress } from "~store/reads/export"
import { takeAlong } from "~store/reads/take-along"
import { readLyingBy } from "~store/reads/team"
import { Ended, UnderWay } from "./work-line"
import * as css from "./your-data.module.css"

type Said = { tone: "good" | "bad" | "quiet"; text: string } | null

/** Takes everything on this desk along, as one JSON file. The page itself reads and writes it: the desk goes on meanwhile. */
export function ExportDesk() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [said, setSaid] = useState<Said>(null)
  const inTeam = useRole() !== null
  const lacking = useLive(["lying-by"], () => readLyingBy())
  const stop = useRef<AbortController | null>(null)
  const begin = async () => {
    if (stop.current) return
    stop.current = new AbortController()
    const { signal } = stop.current
    setSaid(null)
    setProgress({ done: 0, total: 0 })
    const at = deskTime()
    try {
      const file = await takeAlong(at, setProgress, signal)
      setSaid({ tone: "good", text: `Exported: ${download(file, at)}` })
    } catch (error) {
      setSaid(
        signal.aborted
          ? { tone: "quiet", text: "Stopped. No file was made." }
          : { tone: "bad", text: `The export could not be made: ${String(error)}` },
      )
    } finally {
      stop.current = null
      setProgress(null)
    }
  }
  return (
    <div className={css.act}>
      <h3>Take it along</h3>
      <p>
        One JSON file with everything but the sign-ins at X{inTeam && ", to go on with alone"}. It holds private
        messages: keep it as you would keep those.
      </p>
      {!!lacking && (
        <p className={css.work}>
          About {lacking.toLocaleString("en")} messages of the team’s history are still being put in their place: a file
          made now lacks them.
        </p>
      )}
      <button type="button" aria-disabled={progress !== null} onClick={begin}>
        Export
      </button>
      {progress ? (
        <UnderWay {...progress} what="the export" onStop={() => stop.current?.abort()}>
          {progress.done.toLocaleString("en")} of {progress.total.toLocaleString("en")} rows
        </UnderWay>
      ) : (
        <Ended tone={said?.tone ?? "quiet"}>{said?.text}</Ended>
      )}
    </div>
  )
}
