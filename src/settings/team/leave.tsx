import { useState } from "react"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { ExportDesk } from "../your-data/export-desk"
import * as css from "./team.module.css"

/** Takes this browser out of the team, and its own desk back out; asks first. */
export function Leave({ putAway }: { putAway: number | null }) {
  const [asking, setAsking] = useState(false)
  return (
    <div className={css.part}>
      <button type="button" className={css.grave} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        Leave team
      </button>
      {asking && <Question putAway={putAway} close={() => setAsking(false)} />}
    </div>
  )
}

function Question({ putAway, close }: { putAway: number | null; close: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const leave = async () => {
    if (pending) return
    setTrouble(null)
    if ((await tell({ say: "leaveTeam" })).ok) close()
  }
  return (
    <Dialog title="Leave the team?" onClose={close}>
      <p>
        The team’s desk goes from this browser and stays on its server. {comesBack(putAway)} To come back, you need a
        new key from an admin.
      </p>
      <ExportDesk />
      {trouble && (
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      )}
      <div className={question.answers}>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className={css.grave} aria-disabled={pending} onClick={leave}>
          Leave
        </button>
      </div>
    </Dialog>
  )
}

function comesBack(putAway: number | null): string {
  if (putAway === null) return "A new desk of your own stands here then."
  return putAway > 0
    ? `Your own comes back as you left it, with ${putAway.toLocaleString("en")} ${putAway === 1 ? "customer" : "customers"}.`
    : "Your own comes back as you left it."
}
