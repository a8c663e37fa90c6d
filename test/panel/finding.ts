import { agentId, conversationId, conversionId, customerId } from "../../src/core/ids"
import { segmentOf } from "../../src/core/search-segment"
import { wordsOf } from "../../src/core/search-words"
import { NOTHING } from "../../src/core/x-prices"
import { NEIGHBOURS } from "../../src/store/index-segments"
import { findable } from "../../src/store/indexing"
import { busy, troubled } from "./desks"
import { lines, messageIn } from "./lines"
import { agent, BRAND, conversation, conversion, MINUTE, type Rows, send } from "./rows"

/** The same desk with everything in it indexed, as the worker would have done. */
export function indexed(rows: Rows): Rows {
  const said = (rows.entries ?? []).map((entry) => ({ id: entry.id, at: entry.at, words: wordsOf(findable(entry)) }))
  const { ids, ats, runs } = segmentOf(said.filter(({ words }) => words.length > 0))
  const [newest = 0, oldest = 0] = [ats[0], ats.at(-1)]
  const names = (rows.customers ?? []).map(({ id, name, handle, details }) => ({
    id: id as string,
    ago: 0,
    words: wordsOf([name, handle ?? "", ...details.map(({ value }) => value)].join(" ")),
  }))
  return {
    ...rows,
    segments: [{ id: 1, tier: 0, entries: ids.length, newest, oldest, clean: 0 }],
    wordRuns: runs.map(({ last, bytes }) => ({ segment: 1, last, bytes: [...bytes] })),
    placeRuns: Array.from({ length: Math.ceil(ids.length / NEIGHBOURS) }, (_, nth) => {
      const from = nth * NEIGHBOURS
      return { segment: 1, from, ids: ids.slice(from, from + NEIGHBOURS), ats: ats.slice(from, from + NEIGHBOURS) }
    }),
    names,
  }
}

/** A busy desk in which something can be found: many lines, several scripts, a topic, a note. */
export function findableDesk(): Rows {
  const rows = busy()
  const many = lines(1, 60 * MINUTE, [
    messageIn("501", "The very first words: my suitcase is orange, from Málaga 🧳"),
    ...Array.from({ length: 300 }, (_, n) => messageIn(String(510 + n), `Line number ${n} of a long story`)),
  ]).map((entry, i) => ({
    ...entry,
    id: `early/${i}` as typeof entry.id,
    order: `0${entry.order.slice(1)}`.replace(/^0+/u, ""),
  }))
  const early = many.map((entry, i) => ({
    ...entry,
    order: `0000000000000000000${String(i).padStart(5, "0")}.0000000000.000`,
  }))
  const others = lines(3, 190 * MINUTE, [
    messageIn("601", "私の手荷物が届きません。ポルトからの便です。"),
    { type: "note", agent: agentId("me"), text: "Orange suitcase, seen in Porto by the night shift" },
  ])
  const conversations = (rows.conversations ?? []).map((one) =>
    one.id === "c3" ? { ...one, topics: ["Orange alert"] } : one,
  )
  return indexed({ ...rows, conversations, entries: [...early, ...(rows.entries ?? []), ...others] })
}

/** A week with listeners, agents, wordings and topics in it. */
export function aWeek(): Rows {
  const now = Date.now()
  const rows = busy()
  const steps = [
    {},
    { arrivedAt: now },
    { arrivedAt: now, acceptedAt: now },
    { arrivedAt: now, acceptedAt: now, answeredAt: now },
    { arrivedAt: now, acceptedAt: now, answeredAt: now, closedAt: now },
  ]
  const people = [
    ["me", "Kim"],
    ["lee", "Lee"],
    ["noor", "Noor al-Rashid with a rather long name"],
  ] as const
  const conversions = Array.from({ length: 40 }, (_, n) => {
    const [by, byName] = people[n % 7 === 0 ? 2 : n % 2] ?? people[0]
    const wording =
      n % 3 ? "Hi @{{handle}}, we are sorry to hear that. Send us a private message:" : "Please write to us here:"
    const conversation = n % 5 ? conversationId(`r${n}`) : null
    const status = (n * 7) % 5 ? "closed" : n % 2 ? "drafted" : "posted"
    const postedAt = n % 5 || n % 2 === 0 ? now : null
    const times = { draftedAt: now - n * 3 * 60 * MINUTE, postedAt, status, ...steps[(n * 7) % 5] } as const
    return conversion({ id: conversionId(`r${n}`), by: agentId(by), byName, wording, conversation, ...times })
  })
  const topics = ["Lost baggage", "Refund", "Delay", '=HYPERLINK("https://evil.example")']
  const conversations = conversions.map((_, n) => ({
    ...conversation(1, { topics: topics.slice(0, n % 5), owner: agentId(n % 3 ? "me" : "lee") }),
    id: conversationId(n % 5 ? `r${n}` : `7.${n}`),
    customer: customerId(`5${n}`),
    begunAt: now - n * 3 * 60 * MINUTE,
    firstReplyAt: n % 4 ? now - n * 3 * 60 * MINUTE + (n + 1) * 20_000 : null,
    handledMs: n % 3 ? n * 45_000 : 0,
  }))
  const replied = conversations.map((one, n) => ({ ...one, id: n % 5 ? one.id : conversationId(`7.${n}`) }))
  const agents = [
    ...(rows.agents ?? []),
    agent({ id: agentId("lee"), name: "Lee" }),
    agent({ id: agentId("noor"), name: "Noor al-Rashid with a rather long name" }),
  ]
  return { ...rows, agents, conversions, conversations: replied }
}

/** A desk with everything that Health speaks of. */
export function unwell(): Rows {
  const rows = troubled()
  const now = Date.now()
  const day = (ago: number) => new Date(now - ago * 86_400_000).toISOString().slice(0, 10)
  return {
    ...rows,
    standings: (rows.standings ?? []).map((one) => ({
      ...one,
      sendsLeft: 3,
      sendsResetAt: now + 9 * MINUTE,
      readsLeft: 11,
      readsResetAt: now + 4 * MINUTE,
    })),
    sends: [...(rows.sends ?? []), send("u1", 2, "Is it this one?", { status: "unsure", unsureAt: now - MINUTE })],
    spend: [{ account: BRAND, day: day(0), ...NOTHING, event: 412, send: 38, me: 1 }],
    quarantine: [
      {
        id: "q1",
        from: "X",
        account: BRAND,
        table: null,
        key: null,
        triedAt: null,
        whole: true,
        at: now - 3 * MINUTE,
        why: "sender_id: missing",
        raw: { id: "1", text: "<b>hm</b>", event_type: "MessageCreate" },
      },
    ],
    turnedAway: ["reply", "accept"].map((what, n) => ({
      ...{ id: what, who: "content script" as const, why: "not-allowed" as const },
      ...{ what, count: 3 - n, since: now - 9 * MINUTE, lastAt: now - MINUTE },
    })),
    pageParts: [
      { id: "reply box", since: now - 3 * 1440 * MINUTE, lastAt: now - 4 * MINUTE },
      { id: "action row", since: now - 2 * MINUTE, lastAt: now - 2 * MINUTE },
    ],
    unindexed: Array.from({ length: 40 }, (_, n) => ({ seq: n + 1, of: "entry" as const, id: `e${n}` })),
    indexing: [{ id: "search", stopped: true, rebuild: { doing: "entries", upTo: "c1", done: 600, total: 1_000 } }],
  }
}
