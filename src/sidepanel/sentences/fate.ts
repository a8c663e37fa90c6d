import type { RefusedBecause, Send } from "~core/send"
import { clock } from "~room/times"

const REFUSED: Record<RefusedBecause, string> = {
  "closed-dms": "this person takes no messages from this account. Ask them under their post to write to you first.",
  "not-permitted": "X doesn't permit this message. Check on X whether the account is limited or blocked.",
  "scope-missing": "Aside may not send for this account. Reconnect it in Settings, then send again.",
  "no-credits": "the X app has no credits left. Add some in X's developer portal, then send again.",
  "usage-capped": "the X app reached its spending cap. Raise it in X's developer portal, then send again.",
  invalid: "X does not accept this text. Drop it and write it differently.",
  "not-found": "this person is no longer on X. Nothing can be sent to them.",
  "too-long": "it is too long for X. Drop it and write a shorter one.",
  "too-old": "it could not reach X for an hour. Read it again: is it still right? Then send it again.",
  "media-refused": "X does not take the attached file. Drop it and attach another.",
  "file-gone": "the attached file is no longer in this browser. Drop it and attach it again.",
  "upload-stopped": "you stopped the upload. Send it again, or drop it.",
  other: "X refused it. Try again, or drop it.",
}

/** What became of one of our messages: its state as one word, and what to know about it. */
export interface Fate {
  state: string
  note: string | null
  /** May the agent send it again, or drop it? */
  decide: boolean
  tone: "quiet" | "bad" | "warn"
}

/** Says a message's fate. `behind`: an unsure or refused one before it holds it back. */
export function fateOf(send: Send, now: number, behind: boolean): Fate {
  switch (send.status) {
    case "queued":
      return { state: "Queued", note: queuedBecause(send, now, behind), decide: false, tone: "quiet" }
    case "sending":
      return { state: "Sending", note: null, decide: false, tone: "quiet" }
    case "sent":
      return { state: "Sent", note: null, decide: false, tone: "quiet" }
    case "refused":
      return { state: `Not sent: ${REFUSED[send.because ?? "other"]}`, note: xSaid(send), decide: true, tone: "bad" }
    case "unsure":
      return { state: "Unsure", note: unsureNote(send), decide: send.lookedFor, tone: "warn" }
    case "dropped":
      return { state: "Dropped", note: null, decide: false, tone: "quiet" }
  }
}

function queuedBecause(send: Send, now: number, behind: boolean): string | null {
  if (behind) return "It waits for the one above: send that again, or drop it."
  if (send.retryAt !== null && send.retryAt > now) return `X asks to wait until ${clock(send.retryAt)}.`
  return null
}

const unsureNote = (send: Send) =>
  send.lookedFor
    ? "Aside looked for it at X and did not find it."
    : "The connection broke while it was sent. Aside is looking for it at X."

const xSaid = (send: Send) => (send.detail ? `X said: ${send.detail}` : null)
