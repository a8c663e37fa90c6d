import { useEffect } from "react"
import type { CustomerId } from "~core/ids"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { type CustomerView, readCustomer } from "~store/reads/profile"
import { CustomerActs } from "./customer-acts"
import * as details from "./details.module.css"
import { CustomerHeading } from "./identity"
import { Notes } from "./notes"
import * as css from "./profile.module.css"
import { Reach } from "./reach"
import { Timeline } from "./timeline"
import { useNames } from "./use-names"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** A customer who has no conversation: made by hand, or known by a message of ours alone. As soon as they have one, that is shown. */
export function CustomerPage({ id, go }: { id: CustomerId; go: Go }) {
  const view = useLive(["customer", id], () => readCustomer(id))
  const latest = view?.latest ?? null
  useShortcut("back", () => go(null))
  useEffect(() => {
    if (latest) go(latest)
  }, [latest, go])
  if (view === undefined || latest)
    return (
      <p className="soon" role="status">
        Opening the profile…
      </p>
    )
  if (view === null)
    return (
      <div className={css.gone}>
        <p>This customer is no longer here.</p>
        <button type="button" onClick={() => go(null)}>
          Back to my customers
        </button>
      </div>
    )
  return <Opened view={view} go={go} />
}

function Opened({ view, go }: { view: CustomerView; go: Go }) {
  const now = useNow(60_000)
  const names = useNames(view)
  useEffect(() => document.getElementById("customer")?.focus(), [])
  return (
    <section aria-label="Customer profile" className={css.profile}>
      <div className={css.head}>
        <CustomerHeading customer={view.customer} standing="no conversation yet" go={go} />
        <div className={details.details}>
          <div className={details.row}>
            <Reach customers={view.customers} />
            <CustomerActs customers={view.customers} conversation={null} agents={view.agents} go={go} />
          </div>
          <div className={details.before}>
            <Notes notes={view.notes} names={names} now={now} />
          </div>
        </div>
      </div>
      <Timeline profile={view} onUndone={() => {}} />
    </section>
  )
}
