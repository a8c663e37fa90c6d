import { useId } from "react"
import { priceOfCheck } from "~core/removal-check"
import { deskTime } from "~room/desk-time"
import { clockOfDay } from "~room/times"
import { useCommand } from "~room/use-command"
import type { Work } from "~store/reads/your-data"
import { useSetting } from "../use-setting"
import { Ended, UnderWay } from "./work-line"
import * as css from "./your-data.module.css"

/** The optional check of what X removed, with its price said before. */
export function CheckRemovals({ on, events, work }: { on: boolean; events: number; work: Work | undefined }) {
  const id = useId()
  const { said, change } = useSetting("checkRemovals")
  const { tell } = useCommand()
  return (
    <div className={css.act}>
      <label>
        <input
          type="checkbox"
          checked={on}
          aria-describedby={id}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        Check once a day what X removed
      </label>
      <p id={id}>
        X tells nobody when a message is removed there. The check re-reads what X keeps of the last 30 days:{" "}
        {eventsOf(events)} now, at most {dollars(priceOfCheck(events))} each time.
      </p>
      {said && <Ended tone={said.tone}>{said.text}</Ended>}
      {work?.state === "running" && on ? (
        <UnderWay {...work} what="the check" onStop={() => void tell({ say: "stopWork", work: "removals" })}>
          Read: {eventsOf(work.done)}, {dollars(priceOfCheck(work.done))} so far
        </UnderWay>
      ) : (
        work && <Ended tone="quiet">{lastTime(work)}</Ended>
      )}
    </div>
  )
}

function lastTime({ at, done, found = 0, state }: Work): string {
  const ended = state === "done" ? "" : state === "stopped" ? "stopped, " : "X did not let it finish, "
  const gone = found === 0 ? "nothing was gone" : found === 1 ? "1 message was gone" : `${found} messages were gone`
  const read = `${eventsOf(done)} for at most ${dollars(priceOfCheck(done))}`
  return `Last time, ${clockOfDay(at, deskTime())}: ${ended}${read}; ${gone}`
}

const eventsOf = (count: number) => (count === 1 ? "1 event" : `${count.toLocaleString("en")} events`)

/** Thousandths of a dollar, as money. */
const dollars = (thousandths: number) =>
  (thousandths / 1_000).toLocaleString("en", { style: "currency", currency: "USD" })
