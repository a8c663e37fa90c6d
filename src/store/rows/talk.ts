import type { Conversation, Offer, Round, Session } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { ContactDetail, Customer } from "~core/customer"
import type { Group } from "~core/records"
import type { Attachment, Send } from "~core/send"
import { flag, id, list, number, object, oneOf, orNull, text } from "./is"

const time = number

/** A conversation as its row must be. */
export const conversation = object<Conversation>({
  kind: oneOf("conversation"),
  id,
  rev: number,
  customer: id,
  inbox: id,
  status: oneOf("New", "Open", "Waiting", "Closed"),
  owner: orNull(id),
  session: orNull(object<Session>({ agent: id, begunAt: time })),
  offer: orNull(object<Offer>({ agent: id, madeAt: time, until: time })),
  round: object<Round>({ asked: list(id), lastEndedAt: orNull(time) }),
  unasked: text,
  account: id,
  xId: orNull(text),
  conversions: list(id),
  citedPost: orNull(id),
  begunAt: time,
  handledMs: number,
  unread: number,
  waitingSince: time,
  lastInboundAt: orNull(time),
  lastInboundText: text,
  banner: orNull(time),
  lastSentAt: orNull(time),
  firstReplyAt: orNull(time),
  topics: list(text),
  followUpAt: orNull(time),
  inXChatSince: orNull(time),
  endedAt: orNull(time),
  closedAt: orNull(time),
  emptiedAt: orNull(time),
  newestEvent: orNull(id),
  newestAt: time,
})

/** A customer as their row must be. */
export const customer = object<Customer>({
  kind: oneOf("customer"),
  id,
  rev: number,
  xId: orNull(text),
  name: text,
  handle: orNull(text),
  picture: orNull(text),
  details: list(object<ContactDetail>({ type: oneOf("X username", "e-mail", "phone"), value: text })),
  open: orNull(id),
  latest: orNull(id),
  mergedInto: orNull(id),
  blockedBy: list(id),
})

/** A conversion as its row must be. */
export const conversion = object<Conversion>({
  kind: oneOf("conversion"),
  id,
  rev: number,
  post: id,
  author: text,
  account: id,
  by: id,
  byName: text,
  wording: text,
  reference: orNull(text),
  status: oneOf("drafted", "posted", "arrived", "accepted", "answered", "closed"),
  draftedAt: time,
  postedAt: orNull(time),
  reply: orNull(id),
  arrivedAt: orNull(time),
  acceptedAt: orNull(time),
  answeredAt: orNull(time),
  closedAt: orNull(time),
  customer: orNull(id),
  customerName: orNull(text),
  conversation: orNull(id),
})

/** A send as its row must be; an unknown reason is a screen's to name. */
export const send = object<Send>({
  kind: oneOf("send"),
  id,
  rev: number,
  conversation: id,
  customer: id,
  account: id,
  to: text,
  text,
  attachment: orNull(
    object<Attachment>({
      file: text,
      name: text,
      type: text,
      size: number,
      media: orNull(text),
      mediaUntil: orNull(time),
      uploaded: orNull(number),
      tries: number,
    }),
  ),
  by: id,
  status: oneOf("queued", "sending", "sent", "refused", "unsure", "dropped"),
  queuedAt: time,
  holdUntil: time,
  sendingAt: orNull(time),
  sentAt: orNull(time),
  event: orNull(id),
  because: orNull(id),
  detail: orNull(text),
  retryAt: orNull(time),
  unsureAt: orNull(time),
  lookedFor: flag,
})

/** A group as its row must be. */
export const group = object<Group>({
  kind: oneOf("group"),
  id,
  rev: number,
  account: id,
  thread: text,
  participants: list(text),
  newestAt: time,
  lastText: text,
})
