import type { Account } from "~core/account"
import { newAgent, newConversation, newCursor, newCustomer, newInbox, newStanding } from "~core/blank"
import type { Conversation } from "~core/conversation"
import type { Conversion, ConversionStatus } from "~core/conversion"
import type { Customer } from "~core/customer"
import { answerId, type CustomerId, conversionId, groupId, postId, sendId } from "~core/ids"
import type { DeskRecord } from "~core/records"
import type { Send, SendStatus } from "~core/send"
import { DEFAULT_SETTINGS } from "~core/settings"
import { BRAND, eventOf, LENA, MAIN, ME, MINUTE, MONA, NOW, PAT, REFUNDS, TARIQ, talkOf, WALTER, YUKI } from "./people"

const person = (id: CustomerId, name: string, handle: string | null, more: Partial<Customer> = {}): Customer => ({
  ...newCustomer(id, name),
  xId: handle ? id : null,
  handle,
  details: handle ? [{ type: "X username", value: handle }] : [{ type: "e-mail", value: "walter@example.com" }],
  open: handle ? talkOf(id) : null,
  latest: handle ? talkOf(id) : null,
  ...more,
})

const talk = (customer: CustomerId, more: Partial<Conversation>): Conversation => ({
  ...newConversation(talkOf(customer), customer, BRAND, MAIN, NOW - 100 * MINUTE),
  xId: customer,
  lastInboundAt: NOW - 90 * MINUTE,
  lastInboundText: "Hello? Flight 61",
  newestEvent: eventOf(customer),
  newestAt: NOW - 90 * MINUTE,
  ...more,
})

const send = (status: SendStatus, more: Partial<Send> = {}): Send => ({
  ...{ kind: "send", id: sendId(status), rev: 0, conversation: talkOf(MONA), customer: MONA, account: BRAND, to: MONA },
  ...{
    text: `It is ${status}`,
    attachment: null,
    by: ME,
    status,
    queuedAt: NOW - 80 * MINUTE,
    holdUntil: NOW - 80 * MINUTE,
  },
  ...{ sendingAt: null, sentAt: null, event: null, because: null, detail: null, retryAt: null, unsureAt: null },
  lookedFor: false,
  ...more,
})

const link = (status: ConversionStatus, more: Partial<Conversion> = {}): Conversion => ({
  ...{
    kind: "conversion",
    id: conversionId(status),
    rev: 0,
    post: postId("1234"),
    author: "mona_reads",
    account: BRAND,
  },
  ...{ by: ME, byName: "Me", wording: "Write to us:", reference: null, status, draftedAt: NOW - 200 * MINUTE },
  ...{ postedAt: null, reply: null, arrivedAt: null, acceptedAt: null, answeredAt: null, closedAt: null },
  ...{ customer: null, customerName: null, conversation: null },
  ...more,
})

const brand: Account = {
  ...{ kind: "account", id: BRAND, rev: 0, handle: "acme_air", name: "Acme Air", picture: null, clientId: "an-app" },
  ...{ inbox: MAIN, status: "connected", connectedAt: NOW - 9_000 * MINUTE, openToEveryone: true },
}

/** A record of every kind, in every state it can be in. */
export function everyRecord(): DeskRecord[] {
  const session = { agent: ME, begunAt: NOW - 60 * MINUTE }
  const owned = { status: "Open" as const, owner: ME, session, lastSentAt: NOW - 30 * MINUTE, unread: 2 }
  const ended = { owner: ME, endedAt: NOW - 40 * MINUTE, handledMs: 20 * MINUTE }
  const answered = { customer: MONA, customerName: "Mona Lindqvist", conversation: talkOf(MONA) }
  return [
    { ...DEFAULT_SETTINGS, kind: "settings", id: "desk", rev: 3, undoSeconds: 0, standardCapacity: 2, keepDays: 365 },
    {
      ...newAgent(ME, "Me", NOW - 300 * MINUTE),
      available: true,
      sessions: [talkOf(MONA)],
      lastOfferAt: NOW - 61 * MINUTE,
    },
    newInbox(MAIN, "Inbox", [ME]),
    { ...newInbox(REFUNDS, "Refunds", []), askBeforeAssigning: false, firstReplyMinutes: 60 },
    brand,
    {
      ...newStanding(BRAND),
      ahead: 250,
      heardAt: NOW,
      readsLeft: 14,
      readsResetAt: NOW + 15 * MINUTE,
      chatsAskedAt: NOW,
    },
    { ...newCursor(BRAND, NOW - 9_000 * MINUTE), newest: eventOf(LENA), until: eventOf(LENA), readThrough: NOW },
    person(MONA, "Mona Lindqvist", "mona_reads"),
    person(TARIQ, "طارق حداد", "tariq_ha"),
    person(YUKI, "佐藤 由紀", "yuki_s", { open: null, blockedBy: [BRAND] }),
    person(PAT, "Pat O’Brien", "obrien_pat"),
    person(LENA, "Lena K. ✈️", "lena_k"),
    person(WALTER, "Walter", null, { mergedInto: PAT }),
    talk(MONA, {
      ...owned,
      conversions: [conversionId("answered")],
      topics: ["refund"],
      banner: NOW,
      firstReplyAt: NOW - 50 * MINUTE,
    }),
    talk(TARIQ, { ...ended, status: "Waiting", followUpAt: NOW + 3_000 * MINUTE, citedPost: postId("77") }),
    talk(YUKI, {
      ...ended,
      status: "Closed",
      closedAt: NOW - 40 * MINUTE,
      inXChatSince: NOW - 9 * MINUTE,
      emptiedAt: null,
    }),
    talk(PAT, { inbox: REFUNDS, round: { asked: [ME], lastEndedAt: NOW - 5 * MINUTE } }),
    talk(LENA, { unasked: "nobody is available", unread: 1 }),
    link("drafted", { author: "dev_arjun" }),
    link("posted", { author: "carla_m", reference: "K7Q2", postedAt: NOW - 199 * MINUTE, reply: postId("555") }),
    link("answered", {
      ...answered,
      postedAt: NOW - 199 * MINUTE,
      arrivedAt: NOW - 120 * MINUTE,
      acceptedAt: NOW - 60 * MINUTE,
      answeredAt: NOW - 50 * MINUTE,
    }),
    send("sent", { sendingAt: NOW - 80 * MINUTE, sentAt: NOW - 80 * MINUTE, event: eventOf(MONA, 3) }),
    send("queued", { conversation: talkOf(TARIQ), customer: TARIQ, to: TARIQ, queuedAt: NOW, holdUntil: NOW + 5_000 }),
    send("refused", {
      conversation: talkOf(YUKI),
      customer: YUKI,
      to: YUKI,
      because: "closed-dms",
      detail: "You do not have permission to DM one or more participants.",
    }),
    send("unsure", {
      conversation: talkOf(PAT),
      customer: PAT,
      to: PAT,
      unsureAt: NOW - 70 * MINUTE,
      detail: "The connection broke",
      attachment,
    }),
    send("dropped"),
    {
      kind: "answer",
      id: answerId("refund"),
      rev: 2,
      name: "Refund",
      text: "Hi {{name}}, it is on its way",
      account: null,
    },
    {
      ...{ kind: "group", id: groupId(`${BRAND}.1800001`), rev: 1, account: BRAND, thread: "1800001" },
      participants: ["501"],
      newestAt: NOW,
      lastText: "hi all",
    },
  ]
}

const attachment: Send["attachment"] = {
  ...{ file: "photo", name: "bag.png", type: "image/png", size: 4, media: null, mediaUntil: null, uploaded: null },
  tries: 1,
}
