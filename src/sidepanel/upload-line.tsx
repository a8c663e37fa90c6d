import type { Send } from "~core/send"
import { needsUpload } from "~core/upload"
import { useCommand } from "~room/use-command"
import type { DraftKept } from "~store/drafts"
import * as css from "./upload-line.module.css"

/** How far the file of a queued message is on its way to X; stopping takes the message back. */
export function UploadLine({ send, now, onUndone }: { send: Send; now: number; onUndone: (draft: DraftKept) => void }) {
  const { tell, pending } = useCommand()
  const { attachment } = send
  if (!attachment || !needsUpload(send, now)) return null
  const { name, uploaded, tries } = attachment
  const percent = Math.round((uploaded ?? 0) * 100)
  const stop = async () => {
    if (pending) return
    const stopped = await tell({ say: "stopUpload", send: send.id })
    if (stopped.ok && send.sendingAt === null) onUndone({ text: send.text, file: attachment.file })
  }
  return (
    <div className={css.line}>
      <progress aria-label={`Uploading ${name}`} max={100} value={percent} />
      <span>{uploaded === null && tries > 0 ? "Not uploaded yet, tried again soon" : `Uploading, ${percent}%`}</span>
      <button type="button" className="small" onClick={stop}>
        Stop
      </button>
    </div>
  )
}
