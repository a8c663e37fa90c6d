import type { RefObject } from "react"
import * as css from "./medium.module.css"

interface LargerProps {
  ref: RefObject<HTMLDialogElement | null>
  url: string
  said: string
}

/** A picture as large as the panel; Escape, the button or a press beside it closes it. */
export function Larger({ ref, url, said }: LargerProps) {
  return (
    <dialog ref={ref} className={css.larger} aria-label={said} closedby="any">
      <form method="dialog">
        <img src={url} alt={said} />
        <p>
          <span dir="auto">{said}</span>
          <button type="submit">Close picture</button>
        </p>
      </form>
    </dialog>
  )
}
