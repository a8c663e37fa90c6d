import { useCallback, useEffect, useState } from "react"
import type { DraftKept } from "~store/drafts"
import { type Draft, useDraft } from "./use-draft"
import type { Go } from "./use-place"

/** What is being written in one conversation, and whether the place to write it is open. */
export interface ComposerState extends Draft {
  isOpen: boolean
  /** Changes each time the textbox should have the focus; 0: leave the focus alone. */
  focus: number
  /** As `restore`, and opens: a message was undone. */
  takeBack: (draft: DraftKept) => void
  open: () => void
  putAway: () => void
}

/** The draft of one conversation and where it is written; mount it anew for another. A draft that is there opens the composer by itself. */
export function useComposer(conversation: string, writing: number, go: Go): ComposerState {
  const draft = useDraft(conversation)
  const [putAway, setPutAway] = useState(false)
  const open = useCallback(() => {
    setPutAway(false)
    go(conversation, { write: true })
  }, [conversation, go])
  const isWritten = draft.text !== "" || draft.file !== null
  // It must not close under somebody who wipes the last word of a draft.
  const [stays, setStays] = useState(false)
  useEffect(() => {
    if (isWritten) setStays(true)
  }, [isWritten])
  return {
    ...draft,
    isOpen: writing > 0 || ((isWritten || stays) && !putAway),
    focus: writing,
    open,
    takeBack: (undone) => {
      draft.restore(undone)
      open()
    },
    putAway: () => {
      setPutAway(true)
      go(conversation)
    },
  }
}
