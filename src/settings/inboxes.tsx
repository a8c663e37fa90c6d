import { useState } from "react"
import type { Account } from "~core/account"
import type { Inbox } from "~core/records"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { readInboxes } from "~store/reads/inboxes"
import { InboxCard } from "./inbox-card"
import * as css from "./inboxes.module.css"
import { OnlyWhoMay } from "./only-who-may"

/** The queues: what enters them, who is asked, how soon the first reply is due. */
export function Inboxes({ accounts }: { accounts: readonly Account[] }) {
  const view = useLive(["inboxes"], () => readInboxes())
  if (!view) return null
  return (
    <section aria-labelledby="inboxes">
      <h2 id="inboxes">Inboxes</h2>
      <OnlyWhoMay say="addInbox">
        <ul aria-label="Inboxes">
          {view.inboxes.map((inbox) => (
            <InboxCard
              key={inbox.id}
              inbox={inbox}
              agents={view.agents}
              accounts={accounts}
              only={isOnly(view.inboxes)}
            />
          ))}
        </ul>
        <NewInbox />
        <EntryPoints accounts={accounts} inboxes={view.inboxes} />
      </OnlyWhoMay>
    </section>
  )
}

const isOnly = (inboxes: readonly Inbox[]) => inboxes.length === 1

function NewInbox() {
  const [name, setName] = useState("")
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const add = async () => {
    if (!name.trim() || pending) return
    setTrouble(null)
    const added = await tell({ say: "addInbox", inbox: crypto.randomUUID(), name })
    if (added.ok) setName("")
  }
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <input
        type="text"
        aria-label="New inbox"
        placeholder="Name of a new inbox"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" aria-disabled={!name.trim()}>
        Add inbox
      </button>
      <p role="alert">{trouble}</p>
    </form>
  )
}

/** Which inbox each account enters; with one inbox there is nothing to choose. */
function EntryPoints({ accounts, inboxes }: { accounts: readonly Account[]; inboxes: readonly Inbox[] }) {
  const { tell } = useCommand()
  if (accounts.length === 0 || inboxes.length < 2) return null
  return (
    <ul aria-label="Entry points" className={css.entries}>
      {accounts.map(({ id, handle, inbox }) => (
        <li key={id}>
          <label>
            <span>
              Messages to <b>@{handle}</b> enter
            </span>
            <select
              value={inbox}
              onChange={(event) => void tell({ say: "entryPoint", account: id, inbox: event.currentTarget.value })}
            >
              {inboxes.map((inbox) => (
                <option key={inbox.id} value={inbox.id}>
                  {inbox.name}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  )
}
