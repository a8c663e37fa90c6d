import { useId, useState } from "react"
import { Dialog } from "~room/dialog"
import { useCommand } from "~room/use-command"
import { Ended } from "./work-line"
import * as css from "./your-data.module.css"

/** What has to be typed, so that nobody's finger slips. */
const WORD = "DELETE"

/** Deletes everything that lies in this browser; a word typed is the question. */
export function DeleteEverything() {
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState(false)
  return (
    <div className={css.act}>
      <h3>Be rid of it</h3>
      <p>Customers, conversations, accounts, settings and the sign-ins at X. What stands at X itself stays there.</p>
      <button type="button" className={css.grave} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        Delete everything
      </button>
      <Ended tone="good">{done && "Everything was deleted. This is a new desk."}</Ended>
      {asking && <Question onClose={() => setAsking(false)} onDone={() => setDone(true)} />}
    </div>
  )
}

function Question({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const id = useId()
  const [typed, setTyped] = useState("")
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const sure = typed.trim().toUpperCase() === WORD
  const act = async () => {
    if (!sure || pending) return
    const deleted = await tell({ say: "deleteEverything" })
    if (!deleted.ok) return
    onDone()
    onClose()
  }
  return (
    <Dialog title="Delete everything?" onClose={onClose}>
      <p>It can’t be undone. An export taken before is the only way back.</p>
      <form
        className={css.confirm}
        onSubmit={(event) => {
          event.preventDefault()
          void act()
        }}
      >
        <label htmlFor={id}>Type {WORD}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {trouble && (
          <p role="alert" className={css.trouble}>
            {trouble}
          </p>
        )}
        <div className={css.answers}>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={css.grave} aria-disabled={!sure || pending}>
            Delete it all
          </button>
        </div>
      </form>
    </Dialog>
  )
}
