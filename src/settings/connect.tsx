import { useState } from "react"
import type { Account } from "~core/account"
import { redirectUrl } from "~platform/pages"
import { CopyButton } from "~room/copy-button"
import { useMay } from "~room/me"
import { whyNot } from "~room/role-said"
import { useCommand } from "~room/use-command"
import * as css from "./connect.module.css"
import { SignInTrouble } from "./sign-in-trouble"
import { Step } from "./step"

interface ConnectProps {
  accounts: readonly Account[]
  available: boolean
}

/** The way to connect an account; in a team, for those who may not, who does. */
export const ConnectOrWhoDoes = (props: ConnectProps) =>
  useMay("connect") ? <Connect {...props} /> : <p className={css.notMine}>{whyNot("connect")}</p>

/** The way from nothing to a connected account in four steps; afterwards, what is needed to connect another. */
function Connect({ accounts, available }: ConnectProps) {
  const [copied, setCopied] = useState(false)
  const connected = accounts.length > 0
  const open = connected && accounts.every(({ openToEveryone }) => openToEveryone)
  if (open && available)
    return (
      <div className={css.another}>
        <h3>Connect another account</h3>
        <RedirectUrl onCopied={() => {}} />
        <ConnectForm known={accounts[0]?.clientId ?? ""} />
      </div>
    )
  return (
    <ol className={css.steps} aria-label="Connect your brand’s account">
      <Step done={connected} title="Create an X app">
        In X’s <a href="https://developer.x.com/en/portal/dashboard">developer portal</a>, with permission to read and
        write Direct Messages, as a <b>Native App</b>. No secret is needed.
      </Step>
      <Step done={connected || copied} title="Tell X where to send you back">
        Paste this address into the app, under User authentication settings, as its callback URI.
        <RedirectUrl onCopied={() => setCopied(true)} />
      </Step>
      <Step done={connected} title="Connect">
        Sign in on x.com as the brand first: X connects whoever is signed in there.
        <ConnectForm known={accounts[0]?.clientId ?? ""} />
      </Step>
      <Step done={open && available} title="Open the doors">
        On X, let the account take message requests from everyone (Settings, Privacy and safety, Direct Messages), and
        tick that below. Then switch Available on in the side panel.
      </Step>
    </ol>
  )
}

function RedirectUrl({ onCopied }: { onCopied: () => void }) {
  const url = redirectUrl()
  return (
    <div className={css.redirect}>
      <code>{url}</code>
      <CopyButton text={url} onCopied={onCopied}>
        Copy redirect URL
      </CopyButton>
    </div>
  )
}

function ConnectForm({ known }: { known: string }) {
  const [clientId, setClientId] = useState(known)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const connect = async () => {
    const typed = clientId.trim()
    if (pending) return
    if (!typed) return setTrouble("Type the client ID of your X app first.")
    setTrouble(null)
    await tell({ say: "connect", clientId: typed })
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void connect()
      }}
    >
      <label htmlFor="client-id">Client ID</label>
      <input
        id="client-id"
        type="text"
        value={clientId}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        placeholder="From Keys and tokens, OAuth 2.0"
        onChange={(event) => setClientId(event.currentTarget.value)}
      />
      <button type="submit" className="primary" aria-disabled={pending}>
        Connect account
      </button>
      <p role="status">{pending && "X’s window is open: go on there."}</p>
      {trouble && <SignInTrouble known={trouble} />}
    </form>
  )
}
