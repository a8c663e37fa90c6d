import type { Standing } from "~core/account"
import { caughtUpSaid } from "~room/caught-up-said"
import { clockWithin, span } from "~room/times"
import { troubleSaid } from "~room/trouble-said"
import type { AccountHealth } from "~store/reads/health"
import * as css from "./page.module.css"

/** Per account: when X was last heard, what may still be read and sent, and whether reading has a gap. */
export function Accounts({ accounts, now }: { accounts: readonly AccountHealth[]; now: number }) {
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts">Accounts</h2>
      {accounts.length === 0 && <p className={css.about}>No account is connected. Connect one in Settings.</p>}
      <ul aria-label="Accounts">
        {accounts.map((one) => (
          <li key={one.account.id} className={css.account}>
            <OneAccount {...one} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneAccount({ account, standing, cursor, now }: AccountHealth & { now: number }) {
  const heardAt = standing?.heardAt ?? null
  return (
    <>
      <h3>@{account.handle}</h3>
      {account.status === "reconnect" && <p className={css.trouble}>Needs to be reconnected in Settings.</p>}
      {standing?.trouble && account.status === "connected" && (
        <p className={css.trouble}>
          {troubleSaid(standing.trouble).what}
          {standing.troubleSince !== null && ` since ${clockWithin(standing.troubleSince, now)}`}
          {standing.retryAt !== null && standing.retryAt > now && `; next try at ${clockWithin(standing.retryAt, now)}`}
        </p>
      )}
      <dl className={css.facts}>
        <div>
          <dt>Last heard</dt>
          <dd>{heardAt === null ? "Not yet" : `${span(now - heardAt)} ago`}</dd>
        </div>
        <div>
          <dt>Reads left</dt>
          <dd>{left(standing, "reads", now)}</dd>
        </div>
        <div>
          <dt>Sends left</dt>
          <dd>{left(standing, "sends", now)}</dd>
        </div>
        <div>
          <dt>Read without a gap</dt>
          <dd>{gap(cursor, now)}</dd>
        </div>
        {cursor?.caughtUp && (
          <div>
            <dt>After the last absence</dt>
            <dd>{caughtUpSaid(cursor.caughtUp, now)}</dd>
          </div>
        )}
      </dl>
    </>
  )
}

function left(standing: Standing | null, what: "reads" | "sends", now: number): string {
  const count = standing?.[`${what}Left`] ?? null
  const resetAt = standing?.[`${what}ResetAt`] ?? null
  if (count === null || resetAt === null) return "Not known yet"
  return resetAt <= now ? "All, since the reset" : `${count} until ${clockWithin(resetAt, now)}`
}

/** Only what the cursor says: a gap that is still being closed is named, with what is read up to. */
function gap(cursor: AccountHealth["cursor"], now: number): string {
  if (cursor === null) return "Not known yet"
  const through = cursor.readThrough
  const upTo = through === null ? "" : ` up to ${clockWithin(through, now)}`
  if (cursor.token !== null) return through === null ? "Reading back" : `Reading back; whole${upTo}`
  return through === null ? "Not read yet" : `Yes,${upTo}`
}
