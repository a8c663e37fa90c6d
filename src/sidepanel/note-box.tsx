import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { ConversationId, CustomerId } from "~core/ids"
import { NOTE_LIMIT } from "~core/write-note"
import { useCommand } from "~room/use-command"
import * as css from "./note.module.css"
import { sendKeys } from "./shortcuts"

interface NoteBoxProps {
  customer: CustomerId
  /** In whose timeline it will stand; null: on the customer. */
  conversation: ConversationId | null
  onDone: () => void
}

/** Where a note is written. Nobody outside the desk ever sees it. */
export function NoteBox({ customer, conversation, onDone }: NoteBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState("")
  const { tell, pending } = useCommand()
  // Asked again with the same box, it is the same note: a lost answer can't make two.
  const [note] = useState(() => crypto.randomUUID())
  useEffect(() => box.current?.focus(), [])
  const over = text.trim().length > NOTE_LIMIT
  const idle = !text.trim() || over
  const save = async () => {
    if (idle || pending) return
    const written = await tell({ say: "note", note, customer, conversation, text })
    if (written.ok) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey)
    if (!saves && event.key !== "Escape") return
    event.preventDefault()
    if (saves) void save()
    else onDone()
  }
  return (
    <div className={css.box}>
      <textarea
        ref={box}
        aria-label="Note"
        aria-invalid={over}
        dir="auto"
        rows={2}
        value={text}
        placeholder="Only the desk sees this"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.foot}>
        <button type="button" className="primary small" aria-disabled={idle} onClick={save}>
          Save note
          <span className="key" aria-hidden="true">
            {sendKeys()}
          </span>
        </button>
        <button type="button" className="plain small" onClick={onDone}>
          Cancel
        </button>
        {over && <span role="status">Too long: at most {NOTE_LIMIT.toLocaleString("en")} characters</span>}
      </div>
    </div>
  )
}
