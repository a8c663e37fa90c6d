import { type ReactNode, useEffect, useId, useRef } from "react"
import * as css from "./dialog.module.css"

interface DialogProps {
  title: string
  /** It was closed, by whatever: a button, Escape, a press beside it. */
  onClose: () => void
  children: ReactNode
}

/** A native dialog that is open while it is mounted; the focus goes back where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby={id} closedby="any" onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
