import { useState } from "react"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { ExportDesk } from "../your-data/export-desk"
import * as css from "./team.module.css"

/** Takes the team's desk as its server has it now, in the place of this browser's copy of one that is there no more; asks first. */
export function ReadAnew() {
  const [asking, setAsking] = useState(false)
  return (
    <div className={css.part}>
      <p className={css.hint}>
        This browser still has the desk as it was. You can look at it, export it, and read the server’s desk in its
        place when an admin says that it is the right one.
      </p>
      <div className={css.acts}>
        <button type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          Read it anew
        </button>
      </div>
      {asking && <Question close={() => setAsking(false)} />}
    </div>
  )
}

function Question({ close }: { close: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const read = async () => {
    if (pending) return
    setTrouble(null)
    // Without a key: the one that is here stays.
    if ((await tell({ say: "join", server: "", key: "" })).ok) close()
  }
  return (
    <Dialog title="Read the desk anew?" onClose={close}>
      <p>
        What only this browser’s copy has is gone then: conversations and notes that the server lost. Export them first.
        What you have typed and not sent stays, and you stay in the team, with the key you have.
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
        <button type="button" className={css.grave} aria-disabled={pending} onClick={read}>
          Read anew
        </button>
      </div>
    </Dialog>
  )
}
