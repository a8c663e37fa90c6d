import { useState } from "react"
import type { Account, Standing } from "~core/account"
import { Avatar } from "~room/avatar"
import { CopyButton } from "~room/copy-button"
import { useMay } from "~room/me"
import { clockWithin } from "~room/times"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import * as css from "./account-card.module.css"
import { SignInTrouble } from "./sign-in-trouble"

/** One account: who it is, how it stands with X, and what can be done about it. */
export function AccountCard({ account, standing }: { account: Account; standing: Standing | null }) {
  const now = useNow(60_000)
  const { tell } = useCommand()
  const may = useMay("confirmOpen")
  return (
    <li className={css.card} aria-label={`@${account.handle}`}>
      <div className={css.who}>
        <Avatar name={account.name} picture={account.picture} size={36} />
        <div>
          <p>
            <b>@{account.handle}</b> <bdi>{account.name}</bdi>
          </p>
          <p className={css.state} data-state={account.status}>
            {stateOf(account, standing, now)}
          </p>
        </div>
      </div>
      <p className={css.id}>
        User ID <span>{account.id}</span>
        <CopyButton text={account.id}>Copy user ID</CopyButton>
      </p>
      <label className={css.tick}>
        <input
          type="checkbox"
          checked={account.openToEveryone}
          disabled={!may}
          onChange={(event) =>
            void tell({ say: "confirmOpen", account: account.id, open: event.currentTarget.checked })
          }
        />
        This account takes messages from everyone
      </label>
      {!account.openToEveryone && (
        <p className={css.hint}>
          X tells nobody, so please look: on X, Settings, Privacy and safety, Direct Messages. Otherwise people who
          follow the DM link can’t write.
        </p>
      )}
      {may && <Acts account={account} />}
    </li>
  )
}

function Acts({ account }: { account: Account }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const disconnect = useCommand()
  const reconnect = async () => {
    if (pending) return
    setTrouble(null)
    await tell({ say: "reconnect", account: account.id })
  }
  const askFirst = () => {
    const sure = window.confirm(
      `Disconnect @${account.handle}? Aside stops reading and sending for it. What is here stays, and it can be connected again.`,
    )
    if (sure) void disconnect.tell({ say: "disconnect", account: account.id })
  }
  return (
    <>
      <div className={css.acts}>
        <button
          type="button"
          className={account.status === "reconnect" ? "primary small" : "small"}
          aria-disabled={pending}
          onClick={reconnect}
        >
          Reconnect
        </button>
        <button type="button" className="plain small" onClick={askFirst}>
          Disconnect
        </button>
        <span role="status">{pending && "X’s window is open: go on there."}</span>
      </div>
      {trouble && <SignInTrouble known={trouble} />}
    </>
  )
}

function stateOf({ status, connectedAt }: Account, standing: Standing | null, now: number): string {
  if (status === "reconnect") return "Needs to be reconnected: X no longer accepts its sign-in. Nothing is lost."
  const heard = standing?.heardAt ?? null
  return heard === null
    ? `Connected ${clockWithin(connectedAt, now)}`
    : `Connected, last heard from X ${clockWithin(heard, now)}`
}
