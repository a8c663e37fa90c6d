import { type FormEvent, useState } from "react"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import { when } from "../when"
import type { MoreItem, MoreView } from "./item"
import * as css from "./remind-me.module.css"
import { asTyped, remindTimes } from "./remind-times"

/** "Remind me in …": brings a Waiting or Closed conversation back to its owner. */
export const remindMe: MoreItem = {
  name: () => "Remind me",
  act: "remind",
  shows: ({ owned }) => owned,
  Dialog: RemindMe,
}

function RemindMe({ at, close }: { at: MoreView; close: () => void }) {
  const { id, followUpAt } = at.profile.conversation
  const now = useNow(30_000)
  const { tell } = useCommand()
  const remind = async (until: number | null) => {
    await tell({ say: "remind", conversation: id, until })
    close()
  }
  return (
    <Dialog title="Remind me" onClose={close}>
      <p>Brings this conversation back to you, also when it is closed by then.</p>
      <ul className={css.times}>
        {remindTimes(now).map(({ says, at }) => (
          <li key={says}>
            <button type="button" className="plain" onClick={() => void remind(at)}>
              {says} <span>{when(at, now)}</span>
            </button>
          </li>
        ))}
      </ul>
      <OwnTime now={now} remind={remind} />
      <div className={question.answers}>
        {followUpAt !== null && (
          <button type="button" onClick={() => void remind(null)}>
            Call off {when(followUpAt, now)}
          </button>
        )}
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
    </Dialog>
  )
}

function OwnTime({ now, remind }: { now: number; remind: (until: number) => Promise<void> }) {
  const [typed, setTyped] = useState("")
  const until = Date.parse(typed)
  const past = typed !== "" && !(until > now)
  const set = (event: FormEvent) => {
    event.preventDefault()
    if (typed !== "" && !past) void remind(until)
  }
  return (
    <form className={css.own} onSubmit={set}>
      <label>
        At a time of your own
        <input
          type="datetime-local"
          min={asTyped(now)}
          value={typed}
          aria-invalid={past}
          aria-describedby="own-time-said"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" aria-disabled={typed === "" || past}>
        Set
      </button>
      <p id="own-time-said" role="alert">
        {past && "That is past. Choose a time to come."}
      </p>
    </form>
  )
}
