import type { Account, Standing } from "~core/account"
import { AccountCard } from "./account-card"
import * as css from "./accounts.module.css"

/** The connected accounts, one card each. */
export function Accounts({ accounts, standings }: { accounts: readonly Account[]; standings: readonly Standing[] }) {
  return (
    <div className={css.accounts}>
      <h3 id="accounts">Accounts</h3>
      {accounts.length === 0 ? (
        <p>None yet. The first one stands here as soon as it is connected.</p>
      ) : (
        <ul aria-labelledby="accounts">
          {accounts.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              standing={standings.find(({ id }) => id === account.id) ?? null}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
