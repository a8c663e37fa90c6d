import type { AccountId, AgentId, ConversationId, ConversionId, CustomerId, PostId } from "./ids"

export type ConversionStatus = "drafted" | "posted" | "arrived" | "accepted" | "answered" | "closed"

/** One DM link put under one post: by whom, when, for which account, and what became of it. */
export interface Conversion {
  kind: "conversion"
  id: ConversionId
  rev: number
  post: PostId
  /** Lower case, without @: what the arriving customer is matched by. */
  author: string
  account: AccountId
  by: AgentId
  byName: string
  wording: string
  /** The short reference that the link carried ("K7Q2"); null: none. */
  reference: string | null
  status: ConversionStatus
  draftedAt: number
  postedAt: number | null
  /** Our reply's id, from X's toast. */
  reply: PostId | null
  arrivedAt: number | null
  acceptedAt: number | null
  answeredAt: number | null
  closedAt: number | null
  customer: CustomerId | null
  customerName: string | null
  conversation: ConversationId | null
}
