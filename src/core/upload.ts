import { change, type Decided, refuse } from "./change"
import type { Attachment, RefusedBecause, Send } from "./send"

/** Handing a file in to a colleague's browser is so much of its way to X; the rest is from there on. */
export const HANDED_IN_SHARE = 0.5

/** An upload that has less than this left is made anew before the message goes, in milliseconds. */
export const UPLOAD_MARGIN_MS = 10 * 60_000
/** Waits after failures in a row double from here to there, in milliseconds. */
const SOON_MS = 15_000
const LONGEST_WAIT_MS = 10 * 60_000

/** How an upload ended; times in Unix milliseconds. */
export type UploadEnd =
  | { fate: "uploaded"; media: string; until: number }
  | { fate: "refused"; because: RefusedBecause; detail: string }
  | { fate: "later"; retryAt: number | null }

/** Whether what is attached must be handed to X first: it never was, or X forgets it soon. */
export function needsUpload({ attachment }: Send, now: number): boolean {
  if (!attachment) return false
  return attachment.media === null || (attachment.mediaUntil ?? 0) - now < UPLOAD_MARGIN_MS
}

/** Notes how much X has, from 0 to 1. */
export function uploadStep(send: Send | undefined, share: number): Decided | null {
  if (send?.status !== "queued" || !send.attachment) return null
  return change({ records: [attached(send, { uploaded: Math.min(1, Math.max(0, share)) })] })
}

/** What came of an upload, as long as the message still waits for it. */
export function uploadEnded(send: Send | undefined, end: UploadEnd, now: number): Decided | null {
  if (send?.status !== "queued" || !send.attachment) return null
  if (end.fate === "uploaded") {
    const { media, until } = end
    return change({ records: [attached(send, { media, mediaUntil: until, uploaded: null, tries: 0 })] })
  }
  const idle = attached(send, { uploaded: null, tries: send.attachment.tries + 1 })
  if (end.fate === "refused") {
    return change({ records: [{ ...idle, status: "refused", because: end.because, detail: end.detail }] })
  }
  const wait = Math.min(LONGEST_WAIT_MS, SOON_MS * 2 ** Math.min(10, send.attachment.tries))
  return change({ records: [{ ...idle, retryAt: Math.max(end.retryAt ?? 0, now + wait) }] })
}

/**
 * The agent stops an upload: the message is taken back as if Send had not been pressed; one that had been handed to X before
 * (and came back for a new upload) stays in its place, for the agent to decide.
 */
export function stopUpload(send: Send, now: number): Decided {
  if (send.status !== "queued" || !needsUpload(send, now)) return refuse("already-sent")
  if (send.sendingAt === null) return change({ gone: [{ kind: "send", id: send.id, rev: send.rev }] })
  const idle = attached(send, { uploaded: null })
  return change({ records: [{ ...idle, status: "refused", because: "upload-stopped", detail: null }] })
}

const attached = (send: Send, parts: Partial<Attachment>): Send => ({
  ...send,
  attachment: send.attachment && { ...send.attachment, ...parts },
})
