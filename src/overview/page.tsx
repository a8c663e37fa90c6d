import { useRef, useState } from "react"
import { OfMe } from "~room/me"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { readMe } from "~store/reads/me"
import { readOverview } from "~store/reads/overview"
import { Inboxes } from "./inboxes"
import * as css from "./page.module.css"
import { Team } from "./team"

/** Says what was done, and takes the focus from what is gone by then. */
export type Done = (sentence: string) => void

/** Who works at the desk with how much, and who waits how long where; a conversation is moved by hand here, and an offer taken back. */
export function OverviewPage() {
  const now = useNow(15_000)
  const view = useLive(["overview"], () => readOverview())
  const me = useLive(["me"], () => readMe())
  const top = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState("")
  const done: Done = (sentence) => {
    setSaid(sentence)
    top.current?.focus()
  }
  if (!view || !me)
    return (
      <p className="soon" role="status">
        Looking…
      </p>
    )
  return (
    <OfMe me={me}>
      <div className={css.scroll}>
        <main className={css.page}>
          <header>
            <h1 ref={top} tabIndex={-1}>
              Team
            </h1>
            <p role="status" className={css.said}>
              {said}
            </p>
          </header>
          <Team view={view} now={now} done={done} />
          <Inboxes view={view} now={now} done={done} />
        </main>
      </div>
    </OfMe>
  )
}
