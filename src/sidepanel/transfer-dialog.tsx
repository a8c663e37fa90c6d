import { type FormEvent, useState } from "react"
import type { Conversation } from "~core/conversation"
import { type Destination, Destinations } from "~room/destinations"
import { Dialog } from "~room/dialog"
import { useMe } from "~room/me"
import * as css from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import type { Go } from "./use-place"

interface TransferProps {
  conversation: Conversation
  close: () => void
  go: Go
}

/** To whom a conversation goes: to an inbox, where whoever is free is asked, or to an agent of it who has room. */
export function TransferDialog({ conversation, close, go }: TransferProps) {
  const me = useMe()
  const [to, setTo] = useState<Destination | null>(null)
  const { tell, pending } = useCommand()
  const transfer = async (event: FormEvent) => {
    event.preventDefault()
    if (!to || pending) return
    const given = await tell({ say: "transfer", conversation: conversation.id, ...to })
    close()
    if (given.ok) go(null)
  }
  return (
    <Dialog title="Transfer to" onClose={close}>
      <form onSubmit={transfer}>
        <Destinations here={conversation.inbox} except={me} onChoose={setTo} />
        <div className={css.answers}>
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="primary" aria-disabled={to === null}>
            Transfer
          </button>
        </div>
      </form>
    </Dialog>
  )
}
