import { useState } from "react"
import type { EntryId } from "~core/ids"
import { Dialog } from "~room/dialog"
import { useMay } from "~room/me"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import * as css from "./message.module.css"

/** Deletes one of our messages at X, and here; asks first, since nobody can bring it back. */
export function DeleteMessage({ entry }: { entry: EntryId }) {
  const [asking, setAsking] = useState(false)
  if (!useMay("deleteMessage")) return null
  return (
    <>
      <button
        type="button"
        className={`plain ${css.delete}`}
        aria-label="Delete message"
        title="Delete message"
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5" />
        </svg>
      </button>
      {asking && <Asked entry={entry} close={() => setAsking(false)} />}
    </>
  )
}

function Asked({ entry, close }: { entry: EntryId; close: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const remove = async () => {
    if (pending) return
    setTrouble(null)
    const done = await tell({ say: "deleteMessage", entry })
    if (done.ok) close()
  }
  return (
    <Dialog title="Delete this message?" onClose={close}>
      <p>It goes from X and from here, for good. The customer may have read it.</p>
      {trouble && <p role="alert">{trouble}</p>}
      <div className={question.answers}>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className="primary" aria-disabled={pending} onClick={remove}>
          Delete
        </button>
      </div>
    </Dialog>
  )
}
