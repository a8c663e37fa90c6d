import { useState } from "react"
import { useMay } from "~room/me"
import { whyNot } from "~room/role-said"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { readQuarantine } from "~store/reads/quarantine"
import * as css from "./quarantine.module.css"
import { QuarantinedLine } from "./quarantined-line"

/** Rows shown at once, and so many more at a press. */
const STEP = 20

/** What Aside could not understand, X's and this browser's own: kept raw, never dropped silently, and tried again at a press (product.md §8). */
export function Quarantine({ now }: { now: number }) {
  const [most, setMost] = useState(STEP)
  const [said, setSaid] = useState("")
  const may = useMay("tryAgain")
  const { tell, pending } = useCommand(setSaid)
  const view = useLive(["quarantine", String(most)], () => readQuarantine(most))
  const again = async (row: string | null) => {
    if (pending || !may) return
    const done = await tell({ say: "tryAgain", row })
    if (done.ok) setSaid(outcomeSaid(done.value))
  }
  if (!view) return null
  const { rows, count, unkept } = view
  return (
    <section aria-labelledby="quarantine">
      <h2 id="quarantine">Not understood</h2>
      {count === 0 ? (
        <p className={css.about}>Everything that came was understood.</p>
      ) : (
        <>
          <p className={css.about}>
            {count === 1 ? "1 thing is" : `${count.toLocaleString("en")} things are`} kept here as they came. A newer
            Aside may understand them.
          </p>
          {unkept > 0 && (
            <p className={css.full}>
              {unkept.toLocaleString("en")} more came than there is room for, and are only counted. X keeps its messages
              for 30 days.
            </p>
          )}
          <div className={css.acts}>
            <button type="button" className="small" aria-disabled={pending || !may} onClick={() => void again(null)}>
              Try all again
            </button>
            {!may && <p className={css.about}>{whyNot("tryAgain")}</p>}
          </div>
          <ul className={css.rows} aria-label="Not understood">
            {rows.map((row) => (
              <QuarantinedLine
                key={row.id}
                row={row}
                now={now}
                again={() => void again(row.id)}
                busy={pending || !may}
              />
            ))}
          </ul>
          {count > rows.length && (
            <button type="button" className="small" onClick={() => setMost(most + STEP)}>
              Show more ({(count - rows.length).toLocaleString("en")} left)
            </button>
          )}
        </>
      )}
      <p className={css.said} role="status">
        {said}
      </p>
    </section>
  )
}

function outcomeSaid({ taken, left }: { taken: number; left: number }): string {
  if (taken === 0) return left === 1 ? "Still not understood." : `None of the ${left} was understood.`
  const well =
    taken === 1 ? "1 was understood and is in its place." : `${taken} were understood and are in their places.`
  return left === 0 ? well : `${well} ${left} ${left === 1 ? "is" : "are"} still not understood.`
}
