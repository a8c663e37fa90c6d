import { type FormEvent, useState } from "react"
import { type Destination, Destinations } from "~room/destinations"
import { Dialog } from "~room/dialog"
import * as css from "~room/question.module.css"
import { refusalSentence } from "~room/refusal-sentence"
import { useCommand } from "~room/use-command"
import { calledBy } from "~room/visible"
import type { Row } from "~store/reads/desk"
import { named } from "./named"
import type { Done } from "./page"

interface ReassignProps {
  row: Row
  /** What an agent is called. */
  name: (agent: string | null) => string
  done: Done
  close: () => void
}

/** Moves a conversation by hand: to an agent with room, or into an inbox, where whoever is free is asked. */
export function Reassign({ row: { conversation, customer }, name, done, close }: ReassignProps) {
  const [to, setTo] = useState<Destination | null>(null)
  const { tell, pending } = useCommand(() => {})
  const { owner, offer, status } = conversation
  const called = named(calledBy(customer))
  const reassign = async (event: FormEvent) => {
    event.preventDefault()
    if (!to || pending) return
    const moved = await tell({ say: "reassign", conversation: conversation.id, ...to })
    close()
    if (!moved.ok) done(refusalSentence(moved.refusal))
    else done(to.agent ? `${called} is with ${name(to.agent)} now.` : `${called} waits in the inbox now.`)
  }
  return (
    <Dialog title="Reassign to" onClose={close}>
      <form onSubmit={reassign}>
        <p>
          <bdi>{called}</bdi>
          {owner ? `, held by ${name(owner)}` : offer ? `, offered to ${name(offer.agent)}` : ", nobody’s yet"}
        </p>
        <Destinations here={conversation.inbox} waits={status === "New"} except={owner} onChoose={setTo} />
        <div className={css.answers}>
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="primary" aria-disabled={to === null}>
            Reassign
          </button>
        </div>
      </form>
    </Dialog>
  )
}
