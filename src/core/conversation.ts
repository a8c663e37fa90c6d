import type { AccountId, AgentId, ConversationId, ConversionId, CustomerId, EventId, InboxId, PostId } from "./ids"

export type ConversationStatus = "New" | "Open" | "Waiting" | "Closed"

/** One conversation held out to one agent. */
export interface Offer {
  agent: AgentId
  madeAt: number
  /** When it lapses, unless accepted before the lapse is committed. */
  until: number
}

/** A stretch of exchange that counts against an agent's capacity, from accept to end. */
export interface Session {
  agent: AgentId
  begunAt: number
}

/** Who has been asked since the last round began, and when the last of them let go. */
export interface Round {
  asked: AgentId[]
  lastEndedAt: number | null
}

/** Everything between one customer and the brand, over all its accounts. Times are Unix milliseconds by X's clock. */
export interface Conversation {
  kind: "conversation"
  id: ConversationId
  rev: number
  customer: CustomerId
  inbox: InboxId
  status: ConversationStatus
  owner: AgentId | null
  session: Session | null
  offer: Offer | null
  round: Round
  /** Why nobody is being asked, as last written to the timeline: said once, not at every look. Empty: nothing was said yet. */
  unasked: string
  /** The account the customer wrote to last: replies go from it. */
  account: AccountId
  /** Numeric X user ID the customer wrote from last: replies go to it (a merged profile has several). Null: nobody wrote yet. */
  xId: string | null
  conversions: ConversionId[]
  /** A post that the customer's own message cites, when no conversion tells. */
  citedPost: PostId | null
  /** When it began: its first message, or the agent who wrote first. */
  begunAt: number
  /** How long its sessions that ended took, together; in milliseconds. */
  handledMs: number
  /** Messages that the owner has not looked at. */
  unread: number
  /** Since when it waits in its inbox (its place in the queue), while New. */
  waitingSince: number
  lastInboundAt: number | null
  lastInboundText: string
  /** A reply came and nobody has seen its banner yet: until when the banner stands. */
  banner: number | null
  /** When our last message was sent, for the end by silence. */
  lastSentAt: number | null
  firstReplyAt: number | null
  /** Labels, in the order they were put on. */
  topics: string[]
  /** When it comes back to its owner ("remind me in …"). */
  followUpAt: number | null
  /** The thread goes on in X Chat, which this API can't read: since when Aside knows. */
  inXChatSince: number | null
  endedAt: number | null
  closedAt: number | null
  /** When retention last emptied it; null: never. */
  emptiedAt: number | null
  /** Newest X event in the timeline: what is written next stands after it. */
  newestEvent: EventId | null
  newestAt: number
}
