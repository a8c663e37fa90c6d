import { conversationId, conversionId, eventId, FIRST_INBOX, SOLO_AGENT } from "../../src/core/ids"
import { lines, messageIn, messageOut } from "./lines"
import {
  account,
  agent,
  conversation,
  conversion,
  customer,
  inbox,
  MINUTE,
  type Rows,
  send,
  settings,
  standing,
} from "./rows"

const house = (): Rows => ({
  accounts: [account()],
  agents: [agent()],
  inboxes: [inbox()],
  settings: [settings()],
  standings: [standing()],
})

/** Nothing yet: the first minute. */
export const newborn = (): Rows => ({
  agents: [agent({ available: false })],
  inboxes: [inbox()],
  settings: [settings()],
})

/** Connected and on duty, and nobody writes. */
export const quiet = (): Rows => house()

const REASON = { sessions: 1, standardCapacity: 3, among: 2, because: "fewest sessions" } as const

const customers = () => [
  customer(1, "Ana Ruiz", "ana_ruiz", {
    details: [
      { type: "X username", value: "ana_ruiz" },
      { type: "e-mail", value: "ana.ruiz@example.org" },
    ],
  }),
  customer(2, "Tomoko 🛫 Sato", "tomoko_s"),
  customer(3, "Bartholomew Featherstonehaugh-Cholmondeley the Third", "bfc3"),
  customer(4, "Ola Nordmann", "ola"),
]

/** A working day: an offer, three customers, one of them with every fate a message can have, and a reply that just came. */
export function busy(): Rows {
  const now = Date.now()
  const offered = conversation(4, {
    status: "New",
    owner: null,
    session: null,
    offer: { agent: SOLO_AGENT, madeAt: now - 6_000, until: now + 24_000 },
    lastInboundText:
      "Hello, you asked me to write here. I was charged twice for the same seat and nobody answers the phone.",
    lastInboundAt: now - 40_000,
    conversions: [conversionId("k4")],
  })
  return {
    ...house(),
    agents: [
      agent({ sessions: [conversationId("c1"), conversationId("c2")], offer: offered.id, lastOfferAt: now - 6_000 }),
    ],
    customers: customers(),
    conversations: [
      conversation(1, { conversions: [conversionId("k1")], lastSentAt: now - 5 * MINUTE }),
      conversation(2, {
        unread: 2,
        banner: now + 28_000,
        lastInboundAt: now - 2_000,
        lastInboundText: "Thank you! It is the blue one, with a yellow ribbon. Can you bring it to my hotel?",
      }),
      conversation(3, {
        status: "Waiting",
        session: null,
        lastInboundAt: now - 190 * MINUTE,
        lastSentAt: now - 180 * MINUTE,
        newestAt: now - 160 * MINUTE,
        lastInboundText: "Fine, I will wait until tomorrow.",
      }),
      offered,
      conversation(5, {
        customer: customers()[0]!.id,
        status: "Closed",
        closedAt: now - 20 * 1440 * MINUTE,
        newestAt: now - 20 * 1440 * MINUTE,
        lastInboundText: "All good, thanks",
      }),
    ],
    conversions: [
      conversion({ conversation: conversationId("c1") }),
      conversion({ id: conversionId("k4"), author: "ola", status: "arrived" }),
    ],
    entries: [
      ...lines(4, 6_000, [
        messageIn("2001", offered.lastInboundText),
        { type: "arrived", inbox: FIRST_INBOX },
        { type: "offer made", agent: SOLO_AGENT, until: now + 24_000, reason: REASON },
      ]),
      ...talk(),
      ...lines(2, 2_000, [
        messageIn("3001", "Hi, I left my bag on flight NW 112"),
        messageOut("s20", "Which colour is it?"),
        messageIn("3002", "Thank you! It is the blue one, with a yellow ribbon."),
        messageIn("3003", "Can you bring it to my hotel?"),
      ]),
    ],
    sends: [
      send("s1", 1, "I am sorry, Ana. Which flight was it?", {
        status: "sent",
        event: eventId("1000006"),
        sentAt: now - 5 * MINUTE,
      }),
      send("s2", 1, "It is at the desk. See https://northwind.example/bags?id=7&lang=en", {
        status: "unsure",
        lookedFor: true,
      }),
      send("s3", 1, "They are open until ten.", { queuedAt: now - 1_000, holdUntil: now + 4_500 }),
      send("s20", 2, "Which colour is it?", { status: "sent", sentAt: now - 3 * MINUTE, event: eventId("1000001") }),
    ],
  }
}

function talk() {
  const now = Date.now()
  return lines(1, 4 * MINUTE, [
    messageIn(
      "1001",
      "Hi! Your colleague asked me to write to you here. My bag did not arrive with flight NW 204 last night.",
    ),
    { type: "conversion", conversion: conversionId("k1"), post: "1899999999999999999" },
    { type: "arrived", inbox: FIRST_INBOX },
    { type: "offer made", agent: SOLO_AGENT, until: now, reason: { ...REASON, among: 1, because: "only one" } },
    { type: "offer accepted", agent: SOLO_AGENT, by: "agent" },
    { type: "session begun", agent: SOLO_AGENT },
    messageOut("s1", "I am sorry, Ana. Which flight was it?"),
    messageIn("1002", "NW 204 from Porto, here is the tag: https://t.example/4kd and a picture", {
      links: [{ text: "https://t.example/4kd", url: "https://bags.example.org/tag/4kd" }],
      media: [{ key: "m1", type: "photo", url: null }],
    }),
    messageOut("s2", "It is at the desk. See https://northwind.example/bags?id=7&lang=en"),
  ])
}

/** Every way in which X and the desk can be in trouble at once. */
export function troubled(): Rows {
  const rows = busy()
  return {
    ...rows,
    standings: [standing({ troubleSince: Date.now() - 7 * MINUTE, trouble: "offline", failures: 5 })],
    sends: [
      ...(rows.sends ?? []).filter(({ id }) => id !== "s2"),
      send("s2", 1, "It is at the desk.", {
        status: "refused",
        because: "closed-dms",
        detail: "You cannot send messages to this user.",
      }),
    ],
  }
}

/** A customer who means harm: everything they write must stay text. */
export function hostile(): Rows {
  const evil = "<img src=x onerror=\"document.title='owned'\"> \u202Egnp.exe\u202C javascript:alert(1)"
  return {
    ...house(),
    agents: [agent({ sessions: [conversationId("c1")] })],
    customers: [customer(1, "\u202E<b>Eve</b>\u200B", "eve")],
    conversations: [conversation(1, { lastInboundText: evil, lastInboundAt: Date.now() - 5_000 })],
    entries: lines(1, 5_000, [
      messageIn("1001", evil),
      messageIn("1002", "See https://x.com@evil.example/login and javascript:alert(2) and data:text/html,hi", {
        links: [{ text: "javascript:alert(2)", url: "javascript:alert(2)" }],
      }),
      messageIn("1003", `${"a".repeat(1_000_000)}`),
    ]),
  }
}

/** Ana alone, nothing on its way: a quiet place to write in. */
export function quietTalk(): Rows {
  const rows = busy()
  return {
    ...rows,
    agents: [{ ...rows.agents![0]!, offer: null }],
    conversations: [conversation(1)],
    sends: rows.sends!.filter(({ id }) => id === "s1"),
  }
}
