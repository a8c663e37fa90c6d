import type { AccountId, AgentId, ConversationId, CustomerId, EventId, SendId } from "./ids"

export type SendStatus = "queued" | "sending" | "sent" | "refused" | "unsure" | "dropped"

/** Why X refused a message, by name; the screen has the sentence and what to do. */
export type RefusedBecause =
  | "closed-dms"
  | "not-permitted"
  | "scope-missing"
  | "no-credits"
  | "usage-capped"
  | "invalid"
  | "not-found"
  | "too-long"
  /** It could not be sent for an hour: the agent says whether it still should be. */
  | "too-old"
  /** X would not take the attached file. */
  | "media-refused"
  /** The attached file is no longer in this browser. */
  | "file-gone"
  /** The agent stopped the upload. */
  | "upload-stopped"
  | "other"

/** A photo, GIF or video that goes with a message: kept in this browser until X has taken it. */
export interface Attachment {
  /** Row in the `files` table. */
  file: string
  name: string
  /** Media type, as `image/png`. */
  type: string
  /** Bytes. */
  size: number
  /** X's id once uploaded (usable for 24 h, by its uploader), and until when (Unix milliseconds). */
  media: string | null
  mediaUntil: number | null
  /** How much of it X has, from 0 to 1, while it is being uploaded; null: it is not. */
  uploaded: number | null
  /** How often uploading failed in a row. */
  tries: number
}

/** A message of ours on its way to X, and its fate. */
export interface Send {
  kind: "send"
  id: SendId
  rev: number
  conversation: ConversationId
  customer: CustomerId
  /** Fixed when Send was pressed. */
  account: AccountId
  /** Numeric X user ID. */
  to: string
  /** May be empty when something is attached. */
  text: string
  attachment: Attachment | null
  by: AgentId
  status: SendStatus
  queuedAt: number
  /** Can be taken back until then. */
  holdUntil: number
  sendingAt: number | null
  sentAt: number | null
  event: EventId | null
  because: RefusedBecause | null
  /** X's own words, shown as text. */
  detail: string | null
  /** Not before this: a 429 names it. */
  retryAt: number | null
  /** When it became unsure; looked for in what X returns after that. */
  unsureAt: number | null
  /** What X returned since was searched for this unsure message, in vain: now the agent decides. */
  lookedFor: boolean
}
