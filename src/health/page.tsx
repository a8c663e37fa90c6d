import { deskTime } from "~room/desk-time"
import { OfMe } from "~room/me"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { readHealth } from "~store/reads/health"
import { readMe } from "~store/reads/me"
import { Accounts } from "./accounts"
import { Money } from "./money"
import * as css from "./page.module.css"
import { Quarantine } from "./quarantine"
import { SearchIndex } from "./search-index"
import { Sending } from "./sending"
import { TurnedAway } from "./turned-away"
import { XPage } from "./x-page"

/** How the desk stands with X, what it costs, and what is stuck (product.md §7). */
export function HealthPage() {
  const now = useNow(15_000)
  // X's day and month change at midnight UTC: then the question is another.
  const day = new Date(now).toISOString().slice(0, 10)
  const health = useLive(["health", day], () => readHealth(deskTime()))
  const me = useLive(["me"], () => readMe())
  if (!health || !me)
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
            <h1>Health</h1>
          </header>
          <Accounts accounts={health.accounts} now={now} />
          <Money health={health} />
          <Sending health={health} now={now} />
          <XPage missing={health.missing} now={now} />
          <Quarantine now={now} />
          <TurnedAway now={now} />
          <SearchIndex index={health.index} />
        </main>
      </div>
    </OfMe>
  )
}
