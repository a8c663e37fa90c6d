import { useCallback, useEffect, useRef, useState } from "react"
import { keepDraft, readDraft } from "~store/drafts"
import type { Go } from "./use-place"

/** Writes this long after the last keystroke: the disk is asked for a promise each time. */
const KEEP_AFTER_MS = 150

/** What is being written in one conversation, and whether the place to write it is open. */
export interface ComposerState {
  text: string
  isOpen: boolean
  /** Changes each time the textbox should have the focus; 0: leave the focus alone. */
  focus: number
  write: (text: string) => void
  /** Puts a text back, unless something else was typed meanwhile. */
  restore: (text: string) => void
  /** As `restore`, and opens: a message was undone. */
  takeBack: (text: string) => void
  open: () => void
  putAway: () => void
}

/** Keeps the draft of one conversation; mount it anew for another. A draft that is there opens the composer by itself. */
export function useComposer(conversation: string, writing: number, go: Go): ComposerState {
  const { text, write, restore } = useDraft(conversation)
  const [putAway, setPutAway] = useState(false)
  const open = useCallback(() => {
    setPutAway(false)
    go(conversation, { write: true })
  }, [conversation, go])
  return {
    text,
    isOpen: writing > 0 || (text !== "" && !putAway),
    focus: writing,
    write,
    restore,
    open,
    takeBack: (undone) => {
      restore(undone)
      open()
    },
    putAway: () => {
      setPutAway(true)
      go(conversation)
    },
  }
}

function useDraft(conversation: string) {
  const [text, setText] = useState("")
  const latest = useRef<{ text: string; kept: boolean }>({ text: "", kept: true })
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useCallback(() => {
    clearTimeout(later.current)
    if (latest.current.kept) return
    latest.current.kept = true
    void keepDraft(conversation, latest.current.text)
  }, [conversation])
  const write = useCallback(
    (next: string) => {
      setText(next)
      latest.current = { text: next, kept: false }
      clearTimeout(later.current)
      // Emptied means sent or wiped: that must not come back.
      if (next) later.current = setTimeout(keep, KEEP_AFTER_MS)
      else keep()
    },
    [keep],
  )
  const restore = useCallback(
    (back: string) => {
      if (latest.current.text.trim() === "") write(back)
    },
    [write],
  )
  useEffect(() => {
    const stop = new AbortController()
    void readDraft(conversation).then((draft) => {
      if (stop.signal.aborted || !draft || latest.current.text) return
      latest.current = { text: draft, kept: true }
      setText(draft)
    })
    window.addEventListener("pagehide", keep, { signal: stop.signal })
    return () => {
      stop.abort()
      keep()
    }
  }, [conversation, keep])
  return { text, write, restore }
}
