import { useState } from "react"
import type { Account } from "~core/account"
import { troubleSaid } from "~room/trouble-said"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { readUnheard } from "~store/reads/team"
import { Alert } from "./alert"

/** From one browser to the next an account is nobody's for some seconds, which is not worth a line (milliseconds). */
const WORTH_MS = 12_000

/** That nobody's browser reads and sends for an account: what is written waits, and nobody hears of what customers write. */
export function UnheardAlert() {
  const accounts = useLive(["unheard"], () => readUnheard())
  return accounts?.map((account) => <Unheard key={account.id} account={account} />)
}

function Unheard({ account: { handle } }: { account: Account }) {
  const [from] = useState(Date.now)
  const now = useNow(60_000, from + WORTH_MS)
  if (now - from < WORTH_MS) return null
  const { what, todo } = troubleSaid("no-gateway")
  return (
    <Alert tone="bad">
      <b>@{handle}</b>: {what}. <span>{todo}</span>
    </Alert>
  )
}
