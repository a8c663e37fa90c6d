import { useCallback, useEffect, useRef, useState } from "react"
import { deskTime } from "~room/desk-time"
import { forgetFile, keepFile } from "~store/drafts"
import { notAttached } from "./sentences/attach"
import type { ComposerState } from "./use-composer"

/** Attaching to the message that is being written. */
export interface Attaching {
  /** Why the last file was not attached. */
  trouble: string | null
  /** A file is being dragged over the panel. */
  isOver: boolean
  attach: (files: readonly File[]) => void
  remove: () => void
}

/** One file per message, picked, pasted or dropped anywhere on the panel while it is being written. What is wrong attaches nothing. */
export function useAttach(composer: Pick<ComposerState, "file" | "carry">): Attaching {
  const [trouble, setTrouble] = useState<string | null>(null)
  const latest = useRef(composer)
  latest.current = composer
  const attach = useCallback(async (files: readonly File[]) => {
    const [file, second] = files
    if (!file) return
    if (second) return setTrouble("One message takes one file. Nothing was attached.")
    try {
      const kept = await keepFile(file, deskTime())
      if ("fits" in kept) return setTrouble(notAttached(file.name, file.size, kept))
      const before = latest.current.file
      latest.current.carry(kept.id)
      if (before) void forgetFile(before)
      setTrouble(null)
    } catch {
      setTrouble(`“${file.name}” could not be kept in this browser: the file can't be read, or the disk is full.`)
    }
  }, [])
  const isOver = useDrop(attach)
  const remove = () => {
    const { file, carry } = latest.current
    carry(null)
    if (file) void forgetFile(file)
    setTrouble(null)
  }
  return { trouble, isOver, attach, remove }
}

/** Takes files dropped anywhere: one that missed a small target would be opened in place of the panel. */
function useDrop(attach: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      attach([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener("dragover", over, { signal })
    document.addEventListener("dragleave", left, { signal })
    document.addEventListener("drop", drop, { signal })
    return () => stop.abort()
  }, [attach])
  return isOver
}
