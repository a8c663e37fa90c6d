import { useState } from "react"
import type { AgentId, InboxId } from "~core/ids"
import type { Agent } from "~core/records"
import { type InboxesView, readInboxes } from "~store/reads/inboxes"
import { AgentName } from "./agent-name"
import * as css from "./question.module.css"
import { useLive } from "./use-live"

/** Where a conversation may go: an inbox of the desk, and an agent of it; null: whoever is free is asked there. */
export interface Destination {
  inbox: string
  agent: string | null
}

interface DestinationsProps {
  /** Where it is now. */
  here: InboxId
  /** It waits there already: it can't be put back. */
  waits?: boolean
  /** Who has it, or gives it up; null: nobody. */
  except: AgentId | null
  onChoose: (to: Destination) => void
}

/** The inboxes of the desk and the agents in them who are here and have room, to choose one of them. */
export function Destinations({ here, waits = false, except, onChoose }: DestinationsProps) {
  const view = useLive(["inboxes"], () => readInboxes())
  const [chosen, setChosen] = useState<string | null>(null)
  const choice = (inbox: InboxId, agent: AgentId | null) => {
    const key = JSON.stringify([inbox, agent])
    return {
      checked: chosen === key,
      choose: () => {
        setChosen(key)
        onChoose({ inbox, agent })
      },
    }
  }
  return (
    <div className={css.choices}>
      {view?.inboxes.map(({ id, name, agents }) => (
        <fieldset key={id}>
          <legend>
            <bdi>{name}</bdi>
          </legend>
          <InboxChoice isHere={id === here} waits={waits && id === here} {...choice(id, null)} />
          {others(view, agents, except).map((agent) => (
            <AgentChoice key={agent.id} agent={agent} most={view.settings.maximumCapacity} {...choice(id, agent.id)} />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

interface Choosable {
  checked: boolean
  choose: () => void
}

const InboxChoice = ({ isHere, waits, checked, choose }: Choosable & { isHere: boolean; waits: boolean }) => (
  <label className={css.choice}>
    <input type="radio" name="to" checked={checked} disabled={waits} onChange={choose} />
    {isHere && !waits ? "Back to this inbox" : "This inbox"}
    <small>{waits ? "it waits here" : "whoever is free is asked"}</small>
  </label>
)

function AgentChoice({ agent, most, checked, choose }: Choosable & { agent: Agent; most: number }) {
  const held = agent.sessions.length
  const isGone = agent.goneAt !== null
  return (
    <label className={css.choice}>
      <input type="radio" name="to" checked={checked} disabled={held >= most || isGone} onChange={choose} />
      <AgentName agent={agent} />
      <small>
        {held} of {most} sessions{isGone ? ", gone" : agent.available ? "" : ", away"}
      </small>
    </label>
  )
}

const others = ({ agents }: InboxesView, members: readonly AgentId[], except: AgentId | null) =>
  agents.filter(({ id }) => id !== except && members.includes(id))
