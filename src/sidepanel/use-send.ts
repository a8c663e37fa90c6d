import { useRef } from "react"
import { MESSAGE_LIMIT } from "~core/reply"
import { useCommand } from "~room/use-command"
import type { ComposerState } from "./use-composer"

/** Whether what is written can be sent as it stands. */
export const canSend = ({ text, file }: Pick<ComposerState, "text" | "file">) =>
  (text.trim() !== "" || file !== null) && text.trim().length <= MESSAGE_LIMIT

/** Sends what is written. Asked again with the same words and file, it is the same message: a lost answer can't make two. */
export function useSend(conversation: string, composer: ComposerState): () => void {
  const { tell } = useCommand()
  const unanswered = useRef<{ id: string; text: string; file: string | null } | null>(null)
  return async () => {
    if (!canSend(composer)) return
    const { file } = composer
    const text = composer.text.trim()
    const before = unanswered.current
    const id = before?.text === text && before.file === file ? before.id : crypto.randomUUID()
    composer.clear()
    const queued = await tell({ say: "reply", conversation, send: id, text, ...(file ? { file } : {}) })
    unanswered.current = queued.ok ? null : { id, text, file }
    if (!queued.ok) composer.restore({ text, file })
  }
}
