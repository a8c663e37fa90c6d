import { useState } from "react"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import * as css from "./team.module.css"

/** Ends somebody's membership; asks first. */
export function Revoke({ member, name, describedBy }: { member: string; name: string; describedBy: string }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        className="small"
        aria-haspopup="dialog"
        aria-describedby={describedBy}
        onClick={() => setAsking(true)}
      >
        Revoke
      </button>
      {asking && <Question member={member} name={name} close={() => setAsking(false)} />}
    </>
  )
}

function Question({ member, name, close }: { member: string; name: string; close: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const revoke = async () => {
    if (pending) return
    setTrouble(null)
    if ((await tell({ say: "revoke", member })).ok) close()
  }
  return (
    <Dialog title="Revoke this key?" onClose={close}>
      <p>
        <bdi>{name}</bdi> is out of the team’s desk at once, and their key never works again. What they wrote stays.
        They can be invited again, with a new key.
      </p>
      {trouble && (
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      )}
      <div className={question.answers}>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className={css.grave} aria-disabled={pending} onClick={revoke}>
          Revoke
        </button>
      </div>
    </Dialog>
  )
}
