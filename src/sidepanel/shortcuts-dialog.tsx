import type { RefObject } from "react"
import { type Act, printed, SHORTCUTS, sendKeys, WHILE_WRITING } from "./shortcuts"
import * as css from "./shortcuts-dialog.module.css"

/** Lists every key, drawn from the table that binds them. */
export function ShortcutsDialog({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={ref} className={css.dialog} aria-labelledby="shortcuts-title" closedby="any">
      <form method="dialog">
        <h2 id="shortcuts-title">Shortcuts</h2>
        <dl className={css.keys}>
          {Object.entries(SHORTCUTS).map(([act, { does }]) => (
            <div key={act}>
              <dt>
                <kbd>{printed(act as Act)}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>{sendKeys()}</kbd>
            </dt>
            <dd>Send, while writing</dd>
          </div>
          {WHILE_WRITING.map(({ key, does }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p>Letters work while you are not typing.</p>
        <button type="submit">Done</button>
      </form>
    </dialog>
  )
}
