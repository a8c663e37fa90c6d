import type { Send } from "~core/send"
import { clock, secondsLeft } from "~room/times"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import type { DraftKept } from "~store/drafts"
import { Key } from "./key"
import * as css from "./message.module.css"
import { fateOf } from "./sentences/fate"
import { UploadLine } from "./upload-line"
import { useShortcut } from "./use-shortcut"

interface FateProps {
  send: Send
  at: number
  behind: boolean
  onUndone: (draft: DraftKept) => void
}

/** What became of one of our messages, and what can be done about it now. */
export function FateLine({ send, at, behind, onUndone }: FateProps) {
  const queued = send.status === "queued"
  const now = useNow(queued ? 1000 : 60_000, queued ? Math.max(send.holdUntil, send.retryAt ?? 0) : null)
  const { state, note, decide, tone } = fateOf(send, now, behind)
  const held = queued && send.holdUntil > now
  return (
    <>
      <p className={css.fate} data-tone={tone}>
        <span>{state}</span>
        {tone === "quiet" && <> · {clock(send.sentAt ?? at)}</>}
        {note && <> · {note}</>}
      </p>
      {held && <Undo send={send} left={secondsLeft(send.holdUntil, now)} onUndone={onUndone} />}
      {queued && !held && <UploadLine send={send} now={now} onUndone={onUndone} />}
      {decide && <Decide send={send} />}
    </>
  )
}

function Undo({ send, left, onUndone }: { send: Send; left: number; onUndone: (draft: DraftKept) => void }) {
  const { tell, pending } = useCommand()
  const undo = async () => {
    if (pending) return
    const undone = await tell({ say: "undo", send: send.id })
    if (undone.ok) onUndone({ text: send.text, file: send.attachment?.file ?? null })
  }
  useShortcut("undo", undo)
  return (
    <div className={css.acts}>
      <button type="button" className="small" aria-keyshortcuts="u" onClick={undo}>
        Undo
        <Key act="undo" />
        <span aria-hidden="true">{left} s</span>
      </button>
    </div>
  )
}

function Decide({ send }: { send: Send }) {
  const { tell, pending } = useCommand()
  const decide = (say: "sendAgain" | "drop") => () => {
    if (!pending) void tell({ say, send: send.id })
  }
  return (
    <div className={css.acts}>
      <button type="button" className="small" onClick={decide("sendAgain")}>
        Send again
      </button>
      <button type="button" className="plain small" onClick={decide("drop")}>
        Drop
      </button>
    </div>
  )
}
