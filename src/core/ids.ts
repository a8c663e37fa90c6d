/** Branded ids: a string that says whose it is, so that one can't be passed for another. */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** A brand's X account, by its numeric X user ID (decimal string; it exceeds 2^53). */
export type AccountId = Id<"account">
/** A customer: the numeric X user ID of who wrote first, or `made-…` for one made by hand. */
export type CustomerId = Id<"customer">
/** A conversation: account and event of the message that began it, or a fresh id when an agent began it. */
export type ConversationId = Id<"conversation">
export type AgentId = Id<"agent">
export type InboxId = Id<"inbox">
/** A saved reply. */
export type AnswerId = Id<"answer">
/** A group conversation as one account sees it: `{account}.{X's conversation id}`. */
export type GroupId = Id<"group">
export type ConversionId = Id<"conversion">
export type SendId = Id<"send">
/** A line of a timeline. An inbound message's is `{account}.{X event id}` and nothing else. */
export type EntryId = Id<"entry">
/** One direct-message event at X (decimal string; compare with `newer`, never as a number). */
export type EventId = Id<"event">
/** A post at X (decimal string). */
export type PostId = Id<"post">

export const accountId = (id: string) => id as AccountId
export const customerId = (id: string) => id as CustomerId
export const conversationId = (id: string) => id as ConversationId
export const agentId = (id: string) => id as AgentId
export const inboxId = (id: string) => id as InboxId
export const answerId = (id: string) => id as AnswerId
export const groupId = (id: string) => id as GroupId
export const conversionId = (id: string) => id as ConversionId
export const sendId = (id: string) => id as SendId
export const entryId = (id: string) => id as EntryId
export const eventId = (id: string) => id as EventId
export const postId = (id: string) => id as PostId

/** The agent of a desk that lives in one browser. */
export const SOLO_AGENT = agentId("me")
/** The inbox a new desk has. */
export const FIRST_INBOX = inboxId("main")

/** The entry id of one event as one account saw it: the same event can never be taken in twice. */
export const entryOfEvent = (account: AccountId, event: EventId): EntryId => entryId(`${account}.${event}`)

/** Compares two decimal ids of any length: negative when `a` is older. X's ids grow with time. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
