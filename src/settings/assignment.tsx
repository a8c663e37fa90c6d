import { useState } from "react"
import type { Inbox } from "~core/records"
import { useCommand } from "~room/use-command"
import * as css from "./assignment.module.css"

/** Whether agents are asked before a conversation is theirs, inbox by inbox. */
export function Assignment({ inboxes }: { inboxes: readonly Inbox[] }) {
  return (
    <section aria-labelledby="assignment">
      <h2 id="assignment">Assignment</h2>
      {inboxes.length === 0 && <p className={css.hint}>The first inbox is made with the first account.</p>}
      {inboxes.map((inbox) => (
        <InboxRow key={inbox.id} inbox={inbox} />
      ))}
    </section>
  )
}

function InboxRow({ inbox: { id, name, askBeforeAssigning } }: { inbox: Inbox }) {
  const [saved, setSaved] = useState(false)
  const { tell } = useCommand()
  const change = async (ask: boolean) => {
    setSaved(false)
    const changed = await tell({ say: "askBeforeAssigning", inbox: id, ask })
    setSaved(changed.ok)
  }
  return (
    <fieldset className={css.inbox}>
      <legend>
        Inbox <bdi>{name}</bdi>
      </legend>
      <label>
        <input
          type="checkbox"
          checked={askBeforeAssigning}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        Ask before assigning
      </label>
      <span role="status" className="said">
        {saved && "Saved"}
      </span>
      <p className={css.hint}>
        {askBeforeAssigning ? "Agents accept or decline each offer." : "Conversations are assigned without asking."}
      </p>
    </fieldset>
  )
}
