import { useState } from "react"
import type { Account } from "~core/account"
import { Dialog } from "~room/dialog"
import * as css from "~room/question.module.css"

interface BeginQuestionProps {
  /** Connected accounts this customer wrote to, the last one first. */
  accounts: readonly Account[]
  /** Null: there is nothing to reopen. */
  onReopen: (() => void) | null
  onBegin: (account: string) => void
  onClose: () => void
}

/** Asks before writing out of the blue: go on with the closed conversation or begin another, and from which account. */
export function BeginQuestion({ accounts, onReopen, onBegin, onClose }: BeginQuestionProps) {
  const [from, setFrom] = useState(accounts[0]?.id ?? "")
  return (
    <Dialog title={onReopen ? "Reopen, or begin anew?" : "Begin a conversation"} onClose={onClose}>
      {onReopen && <p>The last conversation with this customer is closed.</p>}
      {accounts.length > 1 && (
        <fieldset className={css.from}>
          <legend>{onReopen ? "A new conversation goes from" : "From"}</legend>
          {accounts.map(({ id, handle }) => (
            <label key={id} className={css.choice}>
              <input type="radio" name="from" checked={id === from} onChange={() => setFrom(id)} />@{handle}
            </label>
          ))}
        </fieldset>
      )}
      <div className={css.answers}>
        <button type="button" className="plain" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className={onReopen ? undefined : "primary"} onClick={() => onBegin(from)}>
          New conversation
        </button>
        {onReopen && (
          <button type="button" className="primary" onClick={onReopen}>
            Reopen
          </button>
        )}
      </div>
    </Dialog>
  )
}
