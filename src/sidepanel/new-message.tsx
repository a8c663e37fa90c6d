import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import type { Row } from "~store/reads/desk"
import { Key } from "./key"
import * as css from "./new-message.module.css"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** The green banner: a customer answered. It stands until its time, then only the dot in the list stays. */
export function NewMessage({ rows, go }: { rows: readonly Row[]; go: Go }) {
  const soonest = Math.min(...rows.map(({ conversation }) => conversation.banner ?? Number.POSITIVE_INFINITY))
  const now = useNow(1000, Number.isFinite(soonest) ? soonest : null)
  const [row, ...others] = rows.filter(({ conversation }) => (conversation.banner ?? 0) > now)
  return row ? <Banner key={row.conversation.id} row={row} others={others.length} go={go} /> : null
}

function Banner({ row: { conversation, customer }, others, go }: { row: Row; others: number; go: Go }) {
  const { tell } = useCommand()
  const dismiss = () => void tell({ say: "dismiss", conversation: conversation.id })
  const reply = () => {
    dismiss()
    go(conversation.id, { write: true })
  }
  useShortcut("answer", reply)
  useShortcut("dismiss", dismiss)
  return (
    <section aria-label="New message" className={css.banner}>
      <p className={css.words}>
        <b>
          <bdi>{calledBy(customer)}</bdi>
        </b>
        <span dir="auto">{conversation.lastInboundText.slice(0, 300) || "A message without words"}</span>
      </p>
      <div className={css.acts}>
        <button type="button" className="small" aria-keyshortcuts="m" onClick={reply}>
          Reply
          <Key act="answer" />
        </button>
        <button type="button" className="plain small" aria-keyshortcuts="x" onClick={dismiss}>
          Dismiss
          <Key act="dismiss" />
        </button>
        {others > 0 && <span>and {others} more</span>}
      </div>
    </section>
  )
}
