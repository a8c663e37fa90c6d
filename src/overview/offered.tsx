import { useId } from "react"
import { useMay } from "~room/me"
import { refusalSentence } from "~room/refusal-sentence"
import { whyNot } from "~room/role-said"
import { secondsLeft } from "~room/times"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import type { Row } from "~store/reads/desk"
import type { Seat } from "~store/reads/overview"
import { CustomerLink } from "./customer-link"
import { named } from "./named"
import type { Done } from "./page"
import * as css from "./page.module.css"

/** What is held out to an agent now, for how much longer, and the way to take it back. */
export function Offered({ seat, offered, done }: { seat: Seat; offered: Row; done: Done }) {
  const until = offered.conversation.offer?.until ?? 0
  const now = useNow(1_000, until)
  const whose = useId()
  const may = useMay("takeBack")
  const { tell, pending } = useCommand(() => {})
  const takeBack = async () => {
    if (pending || !may) return
    const taken = await tell({ say: "takeBack", conversation: offered.conversation.id })
    if (taken.ok) done(`The offer of ${named(calledBy(offered.customer))} to ${named(seat.agent.name)} was taken back.`)
    else if (taken.refusal === "offer-gone") done("Too late: it was accepted, declined, or it lapsed.")
    else done(refusalSentence(taken.refusal))
  }
  return (
    <div className={css.offer}>
      <span>
        <CustomerLink row={offered} id={whose} /> <span className={css.quiet}>{secondsLeft(until, now)} s left</span>
      </span>
      <button
        type="button"
        className="small"
        aria-describedby={whose}
        aria-disabled={pending || !may}
        title={may ? undefined : whyNot("takeBack")}
        onClick={takeBack}
      >
        Take back
      </button>
    </div>
  )
}
