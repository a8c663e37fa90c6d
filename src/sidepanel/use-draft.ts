import { useCallback, useEffect, useRef, useState } from "react"
import { type DraftKept, keepDraft, leaveDraft, readDraft } from "~store/drafts"

/** Writes this long after the first keystroke since the last write: the disk is asked for a promise each time. */
const KEEP_AFTER_MS = 150
const NOTHING: DraftKept = { text: "", file: null }

/** What is written and attached in one conversation and not sent, kept across reloads. */
export interface Draft extends DraftKept {
  write: (text: string) => void
  /** Takes another file, or none, with it. */
  carry: (file: string | null) => void
  /** It was sent, or wiped. */
  clear: () => void
  /** Puts a text and a file back, unless something else was typed or attached meanwhile. */
  restore: (draft: DraftKept) => void
}

/** Keeps the draft of one conversation; mount it anew for another. */
export function useDraft(conversation: string): Draft {
  const [shown, setShown] = useState(NOTHING)
  const latest = useRef({ ...NOTHING, kept: true })
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useCallback(() => {
    clearTimeout(later.current)
    later.current = undefined
    const { current } = latest
    if (current.kept) return
    void keepDraft(conversation, current).then(() => {
      current.kept = true
    })
  }, [conversation])
  const change = useCallback(
    (parts: Partial<DraftKept>) => {
      const { text, file } = { ...latest.current, ...parts }
      latest.current = { text, file, kept: false }
      setShown({ text, file })
      // Emptied means sent or wiped: that must not come back. A file is named at once, or nothing knows whose it is.
      if (text && parts.file === undefined) later.current ??= setTimeout(keep, KEEP_AFTER_MS)
      else keep()
    },
    [keep],
  )
  const restore = useCallback(
    ({ text, file }: DraftKept) => {
      const { current } = latest
      change({ ...(current.text.trim() ? {} : { text }), ...(current.file ? {} : { file }) })
    },
    [change],
  )
  useEffect(() => {
    const stop = new AbortController()
    void readDraft(conversation).then(({ text, file }) => {
      if (stop.signal.aborted || latest.current.text || latest.current.file) return
      latest.current = { text, file, kept: true }
      setShown({ text, file })
    })
    const leave = () => {
      if (!latest.current.kept) leaveDraft(conversation, latest.current)
    }
    window.addEventListener("pagehide", leave, { signal: stop.signal })
    return () => {
      stop.abort()
      keep()
    }
  }, [conversation, keep])
  return {
    ...shown,
    write: (text) => change({ text }),
    carry: (file) => change({ file }),
    clear: () => change(NOTHING),
    restore,
  }
}
