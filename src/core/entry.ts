import type {
  AccountId,
  AgentId,
  ConversationId,
  ConversionId,
  CustomerId,
  EntryId,
  EventId,
  InboxId,
  SendId,
} from "./ids"

/** A link in a message: what stands in the text, and where it leads (http or https only). */
export interface Link {
  text: string
  url: string
}

/** A photo, GIF or video in a message, by X's media key. */
export interface Media {
  key: string
  type: "photo" | "gif" | "video" | "other"
  url: string | null
  /** What it shows, in the words of whoever sent it. */
  alt?: string
}

/** Why an offer went to this agent and not another. */
export interface OfferReason {
  sessions: number
  standardCapacity: number
  /** How many agents could have been asked. */
  among: number
  /** What decided among them. */
  because: "only one" | "fewest sessions" | "longest since last offer" | "name"
}

export type EndedBecause =
  | "silence"
  | "closed"
  | "no reply needed"
  | "transferred"
  | "agent gone"
  /** Its desk was moved into a team's: the owner begins it anew there. */
  | "moved"

/** Why a message's body is gone; its place stays. */
export type EmptiedBecause = "removed on X" | "deleted by us" | "retention" | "customer deleted"

/** What an entry says. Immutable but for a message's text, which can be emptied. */
export type EntryBody =
  | {
      type: "message in"
      account: AccountId
      event: EventId
      text: string
      links: Link[]
      media: Media[]
      citedPost: string | null
      /** X's id of a group conversation; null for one-to-one. */
      group: string | null
    }
  | { type: "message out"; account: AccountId; send: SendId; text: string; by: AgentId }
  | {
      type: "message from X"
      account: AccountId
      event: EventId
      text: string
      links: Link[]
      media: Media[]
      group: string | null
    }
  | { type: "joined" | "left"; account: AccountId; event: EventId; who: string[]; group: string }
  | { type: "arrived"; inbox: InboxId }
  | { type: "conversion"; conversion: ConversionId; post: string }
  | { type: "offer made"; agent: AgentId; until: number; reason: OfferReason }
  | { type: "offer accepted"; agent: AgentId; by: "agent" | "next" }
  | { type: "offer declined"; agent: AgentId }
  | { type: "offer lapsed"; agent: AgentId; setAway: boolean }
  | { type: "offer withdrawn"; agent: AgentId; because: string }
  | { type: "nobody asked"; because: string }
  | { type: "assigned"; agent: AgentId; because: "next" | "silent" | "owner" | "reopened"; reason?: OfferReason }
  | { type: "session begun"; agent: AgentId }
  | { type: "session ended"; agent: AgentId; because: EndedBecause }
  | { type: "no reply needed"; agent: AgentId }
  | { type: "closed"; agent: AgentId }
  | { type: "reopened"; because: "customer wrote" | "agent" | "follow-up" }
  | { type: "send dropped"; send: SendId; agent: AgentId }
  | { type: "note"; agent: AgentId; text: string }
  | { type: "transferred"; by: AgentId; from: AgentId | null; to: AgentId | null; inbox: InboxId }
  /** Back in its inbox, though its owner did not give it up; `follow-up`: its reminder is due, and they are gone. */
  | { type: "unassigned"; agent: AgentId; inbox: InboxId; because: "agent gone" | "follow-up" }
  | { type: "topic"; agent: AgentId; topic: string; on: boolean }
  | { type: "follow-up set"; agent: AgentId; until: number | null }
  | { type: "follow-up due"; agent: AgentId }
  | { type: "merged" | "unmerged"; agent: AgentId; other: CustomerId; name: string }
  | { type: "blocked" | "unblocked"; agent: AgentId; account: AccountId }
  | { type: "begun by agent"; agent: AgentId; account: AccountId }
  | { type: "moved to X Chat"; account: AccountId }
  /** What is left of a line whose customer was deleted. */
  | { type: "gone" }

/** One line of a conversation's timeline. */
export type Entry = {
  id: EntryId
  /** Null: an unrouted thread that stands on the customer. */
  conversation: ConversationId | null
  customer: CustomerId
  /** Sortable place in the timeline; see `order.ts`. */
  order: string
  /** Its text, links and media were emptied; null or absent: they stand. */
  emptied?: EmptiedBecause
  /** Unix milliseconds by X's clock, clamped to come after what stands before it. */
  at: number
} & EntryBody

export type EntryType = EntryBody["type"]
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>
