import { type FormEvent, useState } from "react"
import type { Conversation } from "~core/conversation"
import { SOLO_AGENT } from "~core/ids"
import type { Agent, Inbox } from "~core/records"
import { Dialog } from "~room/dialog"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { type InboxesView, readInboxes } from "~store/reads/inboxes"
import * as css from "./question.module.css"
import type { Go } from "./use-place"

interface TransferProps {
  conversation: Conversation
  close: () => void
  go: Go
}

/** To whom a conversation goes: to an inbox, where whoever is free is asked, or to an agent of it who has room. */
export function TransferDialog({ conversation, close, go }: TransferProps) {
  const view = useLive(["inboxes"], () => readInboxes())
  const [to, setTo] = useState<{ inbox: string; agent: string | null } | null>(null)
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
        <div className={css.choices}>
          {view?.inboxes.map((inbox) => (
            <fieldset key={inbox.id}>
              <legend>
                <bdi>{inbox.name}</bdi>
              </legend>
              <label className={css.choice}>
                <input type="radio" name="to" onChange={() => setTo({ inbox: inbox.id, agent: null })} />
                {inbox.id === conversation.inbox ? "Back to this inbox" : "This inbox"}
                <small>whoever is free is asked</small>
              </label>
              {others(view, inbox).map((agent) => (
                <AgentChoice
                  key={agent.id}
                  agent={agent}
                  most={view.settings.maximumCapacity}
                  choose={() => setTo({ inbox: inbox.id, agent: agent.id })}
                />
              ))}
            </fieldset>
          ))}
        </div>
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

function AgentChoice({ agent, most, choose }: { agent: Agent; most: number; choose: () => void }) {
  const held = agent.sessions.length
  return (
    <label className={css.choice}>
      <input type="radio" name="to" disabled={held >= most} onChange={choose} />
      <bdi>{agent.name}</bdi>
      <small>
        {held} of {most} sessions{agent.available ? "" : ", away"}
      </small>
    </label>
  )
}

const others = ({ agents }: InboxesView, inbox: Inbox) =>
  agents.filter(({ id }) => id !== SOLO_AGENT && inbox.agents.includes(id))
