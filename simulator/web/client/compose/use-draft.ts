import { useCallback, useRef, useState } from "react"
import { canPost } from "../../text/weighted-length"
import { sendPost } from "../api"
import { words } from "../words"
import { toast } from "./toast"

/** A draft on its way to become a post. */
export interface Draft {
  text: string
  /** Changes with every sent post: the editor starts anew. */
  round: number
  busy: boolean
  ready: boolean
  change(text: string): void
  send(): void
}

function failure(message: string): string {
  if (message === "duplicate") return words.duplicate
  if (message === "gone") return words.parentGone
  if (message === "limited") return words.cannotReply
  return words.failed
}

/** Keeps what is typed and posts it; only a post that went through empties the box. */
export function useDraft(inReplyTo: string | undefined, initial: string, onSent: () => void): Draft {
  const [text, setText] = useState(initial)
  const [round, setRound] = useState(0)
  const [busy, setBusy] = useState(false)
  // A second press can come before React has disabled the button.
  const sending = useRef(false)
  const ready = canPost(text) && !busy
  const send = useCallback(async () => {
    if (!canPost(text) || sending.current) return
    sending.current = true
    setBusy(true)
    const sent = await sendPost(text, inReplyTo)
    sending.current = false
    setBusy(false)
    if (!sent.ok) return toast(failure(sent.message))
    setText("")
    setRound((now) => now + 1)
    onSent()
    toast(words.sent, `/${sent.handle}/status/${sent.id}`)
  }, [text, inReplyTo, onSent])
  return { text, round, busy, ready, change: setText, send: () => void send() }
}
