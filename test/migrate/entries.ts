import type { Entry, EntryBody, EntryType } from "~core/entry"
import { type ConversationId, type CustomerId, conversionId, entryId, eventId, sendId } from "~core/ids"
import { orderOf } from "~core/order"
import { BRAND, eventOf, LENA, MAIN, ME, MINUTE, MONA, NOW, REFUNDS, talkOf, WALTER, YUKI } from "./people"

type BodyOf<T extends EntryType> = EntryBody extends infer Each
  ? Each extends { type: infer S }
    ? T extends S
      ? Each
      : never
    : never
  : never
const links = [{ text: "acme.example/refund", url: "https://acme.example/refund?a=1&b=2" }]
const media = [{ key: "3_77", type: "photo" as const, url: "https://ton.twitter.com/1.1/ton/data/dm/1/2/3.jpg" }]
const reason = { sessions: 0, standardCapacity: 3, among: 1, because: "only one" as const }
const said = { account: BRAND, group: null }

/** One line of every kind there is: a kind that is added has no type until it stands here. */
const BODIES: { [T in EntryType]: BodyOf<T>[] } = {
  "message in": [
    {
      type: "message in",
      ...said,
      event: eventOf(MONA),
      text: "Hello? <b>Flight</b> 61 👋",
      links,
      media,
      citedPost: "99",
    },
    { type: "message in", ...said, event: eventOf(MONA, 1), text: "", links: [], media: [], citedPost: null },
  ],
  "message out": [{ type: "message out", account: BRAND, send: sendId("sent"), text: "We look into it", by: ME }],
  "message from X": [
    { type: "message from X", ...said, event: eventOf(YUKI, 2), text: "From X itself", links, media: [] },
  ],
  joined: [{ type: "joined", account: BRAND, event: eventId("1900000000000000001"), who: ["501"], group: "1800001" }],
  left: [{ type: "left", account: BRAND, event: eventId("1900000000000000002"), who: ["501"], group: "1800001" }],
  arrived: [{ type: "arrived", inbox: MAIN }],
  conversion: [{ type: "conversion", conversion: conversionId("answered"), post: "1234" }],
  "offer made": [{ type: "offer made", agent: ME, until: NOW - 50 * MINUTE, reason }],
  "offer accepted": [{ type: "offer accepted", agent: ME, by: "next" }],
  "offer declined": [{ type: "offer declined", agent: ME }],
  "offer lapsed": [{ type: "offer lapsed", agent: ME, setAway: true }],
  "offer withdrawn": [{ type: "offer withdrawn", agent: ME, because: "went away" }],
  "nobody asked": [{ type: "nobody asked", because: "nobody is available" }],
  assigned: [
    { type: "assigned", agent: ME, because: "owner" },
    { type: "assigned", agent: ME, because: "silent", reason },
  ],
  "session begun": [{ type: "session begun", agent: ME }],
  "session ended": [{ type: "session ended", agent: ME, because: "silence" }],
  "no reply needed": [{ type: "no reply needed", agent: ME }],
  closed: [{ type: "closed", agent: ME }],
  reopened: [{ type: "reopened", because: "customer wrote" }],
  "send dropped": [{ type: "send dropped", send: sendId("dropped"), agent: ME }],
  note: [{ type: "note", agent: ME, text: "Wants a refund, not a voucher" }],
  transferred: [{ type: "transferred", by: ME, from: ME, to: null, inbox: REFUNDS }],
  unassigned: [{ type: "unassigned", agent: ME, inbox: REFUNDS, because: "agent gone" }],
  topic: [{ type: "topic", agent: ME, topic: "refund", on: true }],
  "follow-up set": [{ type: "follow-up set", agent: ME, until: NOW + 3_000 * MINUTE }],
  "follow-up due": [{ type: "follow-up due", agent: ME }],
  merged: [{ type: "merged", agent: ME, other: WALTER, name: "Walter" }],
  unmerged: [{ type: "unmerged", agent: ME, other: WALTER, name: "Walter" }],
  blocked: [{ type: "blocked", agent: ME, account: BRAND }],
  unblocked: [{ type: "unblocked", agent: ME, account: BRAND }],
  "begun by agent": [{ type: "begun by agent", agent: ME, account: BRAND }],
  "moved to X Chat": [{ type: "moved to X Chat", account: BRAND }],
  gone: [{ type: "gone" }],
}

/** Whose line it is; the others stand in the timeline of who has the longest. */
const OF: Partial<Record<EntryType, CustomerId>> = { "message from X": YUKI }
const UNROUTED = new Set<EntryType>(["message from X", "joined", "left"])

/** A timeline with a line of every kind, and the first message of somebody new. */
export function everyEntry(): Entry[] {
  const all = Object.values(BODIES).flat() as EntryBody[]
  const lines = all.map((body, nth): Entry => {
    const customer = OF[body.type] ?? MONA
    return { ...placed(body, nth, customer, UNROUTED.has(body.type) ? null : talkOf(customer)), ...body }
  })
  const first: EntryBody = {
    type: "message in",
    ...said,
    event: eventOf(LENA),
    text: "Is anybody there?",
    links: [],
    media: [],
    citedPost: null,
  }
  const emptied: EntryBody = {
    type: "message in",
    ...said,
    event: eventOf(YUKI),
    text: "",
    links: [],
    media: [],
    citedPost: null,
  }
  return [
    ...lines,
    { ...placed(first, 0, LENA, talkOf(LENA)), ...first },
    { ...placed(emptied, 0, YUKI, talkOf(YUKI)), emptied: "removed on X", ...emptied },
  ]
}

function placed(body: EntryBody, nth: number, customer: CustomerId, conversation: ConversationId | null) {
  const event = "event" in body ? body.event : null
  const id = entryId(event ? `${BRAND}.${event}` : `${conversation}.line-${nth}`)
  return {
    id,
    conversation,
    customer,
    order: orderOf(event ?? eventOf(customer), nth),
    at: NOW - 120 * MINUTE + nth * MINUTE,
  }
}
