import { type ReactNode, useState } from "react"
import type { DeskCommand } from "~messaging/contract"
import { Dialog } from "./dialog"
import * as css from "./question.module.css"
import { useCommand } from "./use-command"

interface GraveQuestionProps {
  title: string
  /** What will be then. */
  children: ReactNode
  /** What the button that does it says. */
  act: string
  command: DeskCommand
  close: () => void
}

/** Asks before what can't be undone; closes when it is done, and says why when it is not. */
export function GraveQuestion({ title, children, act, command, close }: GraveQuestionProps) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const carryOut = async () => {
    if (pending) return
    setTrouble(null)
    if ((await tell(command)).ok) close()
  }
  return (
    <Dialog title={title} onClose={close}>
      {children}
      {trouble && (
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      )}
      <div className={css.answers}>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className={css.grave} aria-disabled={pending} onClick={carryOut}>
          {act}
        </button>
      </div>
    </Dialog>
  )
}
