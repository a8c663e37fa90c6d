import type { Account, Standing } from "~core/account"
import { openSettings } from "~platform/pages"
import { clockWithin } from "~room/times"
import { mendedInSettings, troubleSaid } from "~room/trouble-said"
import { useNow } from "~room/use-now"
import type { DeskView } from "~store/reads/desk"
import { Alert } from "./alert"

/** Everything that is wrong now: one sentence each, since when, and one thing to do. */
export function Alerts({ desk: { accounts, standings, agent } }: { desk: DeskView }) {
  const now = useNow(60_000)
  return (
    <>
      {accounts.map((account) => {
        const standing = standings.find(({ id }) => id === account.id)
        return <AccountAlert key={account.id} account={account} standing={standing} now={now} />
      })}
      {agent?.awayBecause === "lapsed twice" && !agent.available && (
        <Alert tone="warn">
          You were set to Away: two offers in a row lapsed. <span>Switch Available on when you are back.</span>
        </Alert>
      )}
    </>
  )
}

function AccountAlert({ account, standing, now }: { account: Account; standing: Standing | undefined; now: number }) {
  const reconnect = account.status === "reconnect"
  const since = standing?.troubleSince ?? null
  if (!reconnect && since === null) return null
  const trouble = reconnect ? "reconnect" : (standing?.trouble ?? null)
  const { what, todo } = troubleSaid(trouble)
  return (
    <Alert tone={trouble === "rate-limited" ? "warn" : "bad"}>
      <b>@{account.handle}</b>: {what}
      {since !== null && ` since ${clockWithin(since, now)}`}. <span>{todo}</span>{" "}
      {mendedInSettings(trouble) && (
        <a
          href="/options.html"
          onClick={(event) => {
            event.preventDefault()
            void openSettings()
          }}
        >
          Reconnect
        </a>
      )}
    </Alert>
  )
}
