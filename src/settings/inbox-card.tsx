import { useId, useState } from "react"
import type { Account } from "~core/account"
import { FIRST_REPLY_RANGE } from "~core/inbox"
import type { Agent, Inbox } from "~core/records"
import { useCommand } from "~room/use-command"
import * as css from "./inboxes.module.css"
import { TypedField } from "./typed-field"
import { wholeNumber } from "./whole-number"

interface InboxCardProps {
  inbox: Inbox
  agents: readonly Agent[]
  accounts: readonly Account[]
  /** It is the only one: it can't be removed. */
  only: boolean
}

/** One inbox: its name, its target, whether agents are asked, who is in it, what enters it. */
export function InboxCard({ inbox, agents, accounts, only }: InboxCardProps) {
  const entering = accounts.filter((account) => account.inbox === inbox.id)
  return (
    <li className={css.card} aria-label={inbox.name}>
      <div className={css.fields}>
        <Name inbox={inbox} />
        <Target inbox={inbox} />
      </div>
      <Ask inbox={inbox} />
      {agents.length > 1 && <Members inbox={inbox} agents={agents} />}
      <p className={css.foot}>
        <span>
          {entering.length > 0
            ? `Messages to ${entering.map(({ handle }) => `@${handle}`).join(", ")} enter here.`
            : "No account enters here."}
        </span>
        {!only && <Remove inbox={inbox} />}
      </p>
    </li>
  )
}

function Name({ inbox: { id, name } }: { inbox: Inbox }) {
  return (
    <TypedField
      label="Name"
      type="text"
      value={name}
      commit={(typed, tell) => tell({ say: "renameInbox", inbox: id, name: typed })}
    />
  )
}

function Target({ inbox: { id, firstReplyMinutes } }: { inbox: Inbox }) {
  return (
    <TypedField
      label="First reply within (minutes)"
      hint="Empty: no target. What is due comes first."
      type="number"
      range={FIRST_REPLY_RANGE}
      value={firstReplyMinutes === null ? "" : String(firstReplyMinutes)}
      commit={async (typed, tell, refuse) => {
        if (typed.trim() === "") return tell({ say: "firstReply", inbox: id, minutes: null })
        const read = wholeNumber(typed, FIRST_REPLY_RANGE, 0)
        if (read.ok) return tell({ say: "firstReply", inbox: id, minutes: read.value })
        const [least, most] = FIRST_REPLY_RANGE
        return refuse(`A whole number from ${least} to ${most}, or empty for no target. Nothing was changed.`)
      }}
    />
  )
}

function Ask({ inbox: { id, askBeforeAssigning } }: { inbox: Inbox }) {
  const hint = useId()
  const [saved, setSaved] = useState(false)
  const { tell } = useCommand()
  const change = async (ask: boolean) => {
    setSaved(false)
    const changed = await tell({ say: "askBeforeAssigning", inbox: id, ask })
    setSaved(changed.ok)
  }
  return (
    <div className={css.ask}>
      <label>
        <input
          type="checkbox"
          aria-describedby={hint}
          checked={askBeforeAssigning}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        Ask before assigning
      </label>
      <span role="status" className="said">
        {saved && "Saved"}
      </span>
      <p id={hint} className={css.hint}>
        {askBeforeAssigning ? "Agents accept or decline each offer." : "Conversations are assigned without asking."}
      </p>
    </div>
  )
}

function Members({ inbox, agents }: { inbox: Inbox; agents: readonly Agent[] }) {
  const { tell } = useCommand()
  const change = (agent: Agent, isIn: boolean) => {
    const others = inbox.agents.filter((id) => id !== agent.id)
    void tell({ say: "inboxAgents", inbox: inbox.id, agents: isIn ? [...others, agent.id] : others })
  }
  return (
    <fieldset className={css.members}>
      <legend>Agents</legend>
      {agents.map((agent) => (
        <label key={agent.id}>
          <input
            type="checkbox"
            checked={inbox.agents.includes(agent.id)}
            onChange={(event) => change(agent, event.currentTarget.checked)}
          />
          <bdi>{agent.name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}

function Remove({ inbox }: { inbox: Inbox }) {
  const { tell, pending } = useCommand()
  const remove = () => {
    if (!pending) void tell({ say: "removeInbox", inbox: inbox.id })
  }
  return (
    <button type="button" className="plain small" aria-label={`Remove ${inbox.name}`} onClick={remove}>
      Remove
    </button>
  )
}
