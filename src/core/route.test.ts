import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { agentId, conversationId } from "./ids"
import type { Agent } from "./records"
import { Roster } from "./roster"
import { ROUND_REST_MS, type RouteView, route } from "./route"
import {
  ANN,
  aClosed,
  aConversion,
  aNew,
  anAgent,
  anInbox,
  anOffered,
  anOpen,
  aWaiting,
  BOB,
  HOUR,
  MINUTE,
  NOW,
  SECOND,
  SETTINGS,
  says,
  theOne,
  withSessions,
  written,
} from "./test-desk"

const ann = anAgent()
const bob = anAgent({ id: BOB, name: "Bob" })
const full = withSessions(SETTINGS.standardCapacity)
type Parts = Partial<RouteView & { agents: Agent[] }>
const view = ({ agents = [ann, bob], ...parts }: Parts = {}): RouteView => ({
  inbox: anInbox(),
  roster: new Roster(agents, (parts.settings ?? SETTINGS).standardCapacity),
  conversation: aNew(),
  conversions: [],
  front: true,
  settings: SETTINGS,
  ...parts,
})
const asks = (parts: Parts, now = NOW) => {
  const decided = route(view(parts), now)
  const made = decided && written(decided).entries.find(({ type }) => type === "offer made")
  return made?.type === "offer made" ? made.agent : null
}

describe("who is asked (§4.2)", () => {
  const table: [string, Agent[], string | null][] = [
    ["nobody who is away", [anAgent({ available: false })], null],
    ["nobody whose browser is gone, though available", [anAgent({ goneAt: NOW - 1 })], null],
    ["nobody at standard capacity, though below maximum", [anAgent({ sessions: full })], null],
    ["nobody who has an offer pending", [anAgent({ offer: conversationId("c2") })], null],
    ["nobody in the pause after their last offer", [anAgent({ pauseUntil: NOW + 1 })], null],
    ["whoever's pause is just over", [anAgent({ pauseUntil: NOW })], "ann"],
    ["the one with fewest sessions", [anAgent({ sessions: withSessions(1) }), bob], "bob"],
    [
      "fewest sessions before longest since the last offer",
      [anAgent({ sessions: withSessions(1) }), { ...bob, lastOfferAt: NOW }],
      "bob",
    ],
    [
      "then the one longest since their last offer",
      [anAgent({ lastOfferAt: NOW - SECOND }), { ...bob, lastOfferAt: NOW - MINUTE }],
      "bob",
    ],
    ["then whoever never had one", [anAgent({ lastOfferAt: NOW - HOUR }), bob], "bob"],
    ["then by name", [bob, ann], "ann"],
    ["of two with one name, always the same", [anAgent({ id: agentId("z") }), anAgent({ id: agentId("b") })], "b"],
  ]
  test.each(table)("%s", (_, agents, expected) => {
    expect(asks({ agents })).toBe(expected)
    expect(asks({ agents: [...agents].reverse() })).toBe(expected)
  })

  test.each([
    ["one that is offered already", anOffered()],
    ["an Open one", anOpen()],
    ["a Waiting one: it is its owner's", aWaiting()],
    ["a Closed one", aClosed()],
  ])("nobody is asked for %s", (_, conversation) => {
    expect(route(view({ conversation }), NOW)).toBeNull()
  })
})

describe("an offer", () => {
  test("lasts as long as the settings say, is made to one agent, and says why to them (§4.3, §4.6)", () => {
    const done = route(view({ agents: [ann, { ...bob, sessions: withSessions(1) }] }), NOW)
    expect(theOne(done, "conversation")).toMatchObject({
      status: "New",
      owner: null,
      offer: { agent: ANN, madeAt: NOW, until: NOW + 30 * SECOND },
      round: { asked: [ANN] },
      unasked: "",
    })
    expect(theOne(done, "agent")).toMatchObject({ offer: "c1", lastOfferAt: NOW, sessions: [] })
    expect(written(done).entries[0]).toMatchObject({
      type: "offer made",
      reason: { sessions: 0, standardCapacity: 3, among: 2, because: "fewest sessions" },
    })
  })

  test.each([
    ["only one", [ann]],
    ["name", [ann, bob]],
    ["longest since last offer", [ann, { ...bob, lastOfferAt: NOW }]],
  ])("names what decided: %s", (because, agents) => {
    expect(written(route(view({ agents }), NOW)).entries[0]).toMatchObject({ reason: { because } })
  })

  test("is skipped where the inbox does not ask: the session begins silently (§4.5)", () => {
    const inbox = anInbox({ askBeforeAssigning: false })
    const conversions = [aConversion({ status: "arrived" })]
    const done = route(view({ inbox, conversions }), NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", owner: ANN, offer: null, unread: 1 })
    expect(theOne(done, "agent")).toMatchObject({ sessions: ["c1"], offer: null })
    expect(theOne(done, "conversion").status).toBe("accepted")
    expect(says(done)).toEqual(["assigned", "session begun"])
  })
})

describe("rounds (§4.3)", () => {
  const roundOf = (asked: Agent["id"][], ago: number) => aNew({ round: { asked, lastEndedAt: NOW - ago } })
  const table: [string, Parts, string | null][] = [
    ["the next agent is asked, not the one who let go", { conversation: roundOf([ANN], SECOND) }, "bob"],
    ["each agent once per round", { conversation: roundOf([ANN, BOB], SECOND) }, null],
    ["nobody just before 60 s are over", { conversation: roundOf([ANN, BOB], ROUND_REST_MS - 1) }, null],
    ["a new round 60 s after the last one ended", { conversation: roundOf([ANN, BOB], ROUND_REST_MS) }, "ann"],
    [
      "a new round when somebody becomes available after it ended",
      { conversation: roundOf([ANN, BOB], SECOND), agents: [ann, { ...bob, since: NOW }] },
      "ann",
    ],
    [
      "no new round for somebody who was there when it ended",
      { conversation: roundOf([ANN, BOB], SECOND), agents: [ann, { ...bob, since: NOW - MINUTE }] },
      null,
    ],
    [
      "who comes on duty in the middle of a round is asked in it",
      { conversation: roundOf([ANN], SECOND), agents: [ann, { ...bob, since: NOW }] },
      "bob",
    ],
    [
      "the round waits for somebody who is in their pause",
      { conversation: roundOf([ANN], 2 * MINUTE), agents: [ann, { ...bob, pauseUntil: NOW + 1 }] },
      null,
    ],
    [
      "the round doesn't wait for somebody who is away or full",
      { conversation: roundOf([ANN], 2 * MINUTE), agents: [ann, { ...bob, available: false }] },
      "ann",
    ],
    [
      "nor for somebody who is gone",
      { conversation: roundOf([ANN], 2 * MINUTE), agents: [ann, { ...bob, goneAt: NOW - SECOND }] },
      "ann",
    ],
    [
      "somebody who was gone, and is back, is asked before a new round",
      { conversation: roundOf([ANN], SECOND), agents: [ann, { ...bob, since: NOW - HOUR, goneAt: null }] },
      "bob",
    ],
    [
      "whoever went while they were asked, and is back, is not asked again in it",
      { conversation: roundOf([ANN, BOB], SECOND), agents: [ann, { ...bob, since: NOW - HOUR, goneAt: null }] },
      null,
    ],
    [
      "somebody who was full, and has room now, is asked before a new round",
      { conversation: roundOf([ANN], 2 * MINUTE), agents: [ann, { ...bob, sessions: withSessions(1) }] },
      "bob",
    ],
  ]
  test.each(table)("%s", (_, parts, expected) => {
    expect(asks(parts)).toBe(expected)
  })

  test("a new round forgets who was asked in the last one", () => {
    const done = route(view({ conversation: roundOf([ANN, BOB], ROUND_REST_MS) }), NOW)
    expect(theOne(done, "conversation").round.asked).toEqual([ANN])
  })
})

describe("why nobody is asked (§4.6)", () => {
  const away = [anAgent({ available: false })]
  const reasons: [string, Parts][] = [
    ["nobody is available", { agents: away }],
    ["nobody is available", { agents: [] }],
    ["nobody is available", { agents: [anAgent({ goneAt: NOW - HOUR })] }],
    [
      "everybody available is at standard capacity",
      { agents: [anAgent({ sessions: full }), { ...bob, goneAt: NOW - 1 }] },
    ],
    [
      "everybody was asked",
      {
        agents: [ann, { ...bob, goneAt: NOW }],
        conversation: aNew({ round: { asked: [ANN, BOB], lastEndedAt: NOW } }),
      },
    ],
    ["everybody available is at standard capacity", { agents: [anAgent({ sessions: full })] }],
    ["everybody was asked", { agents: [ann], conversation: aNew({ round: { asked: [ANN], lastEndedAt: NOW } }) }],
  ]
  test.each(reasons)("is said in the timeline: %s", (because, parts) => {
    const done = route(view(parts), NOW)
    expect(written(done).entries).toMatchObject([{ type: "nobody asked", because }])
    expect(theOne(done, "conversation").unasked).toBe(because)
  })

  test("is said once, not at every look", () => {
    expect(route(view({ agents: away, conversation: aNew({ unasked: "nobody is available" }) }), NOW)).toBeNull()
  })

  test("is said again when it changes, but only at the front", () => {
    const conversation = aNew({ unasked: "everybody was asked" })
    expect(says(route(view({ agents: away, conversation }), NOW))).toEqual(["nobody asked"])
    expect(route(view({ agents: away, conversation, front: false }), NOW)).toBeNull()
  })

  test("is not worth a line when somebody will be asked in a moment", () => {
    expect(route(view({ agents: [anAgent({ pauseUntil: NOW + 1 })] }), NOW)).toBeNull()
  })
})

test("whoever is asked could have been, and nobody who could has fewer sessions", () => {
  const agents = fc.uniqueArray(
    fc.record({
      n: fc.nat(20),
      available: fc.boolean(),
      goneAt: fc.option(fc.constant(NOW - 1), { freq: 3 }),
      load: fc.nat(5),
      pause: fc.constantFrom(null, NOW - 1, NOW + 1),
      last: fc.option(fc.integer({ min: NOW - HOUR, max: NOW })),
      offer: fc.boolean(),
      asked: fc.boolean(),
    }),
    { selector: ({ n }) => n },
  )
  fc.assert(
    fc.property(agents, fc.integer({ min: 1, max: 4 }), (rows, standardCapacity) => {
      const all = rows.map(({ n, available, goneAt, load, pause, last, offer }) =>
        anAgent({
          id: agentId(`a${n}`),
          available,
          goneAt,
          sessions: withSessions(load),
          pauseUntil: pause,
          lastOfferAt: last,
          offer: offer ? conversationId("c7") : null,
        }),
      )
      const asked = rows.filter((row) => row.asked).map(({ n }) => agentId(`a${n}`))
      const conversation = aNew({ round: { asked, lastEndedAt: NOW - SECOND } })
      const chosen = asks({ agents: all, conversation, settings: { ...SETTINGS, standardCapacity } })
      const could = all.filter(
        (agent) =>
          agent.available &&
          agent.goneAt === null &&
          agent.sessions.length < standardCapacity &&
          !agent.offer &&
          (agent.pauseUntil ?? 0) <= NOW &&
          !asked.includes(agent.id),
      )
      const it = could.find(({ id }) => id === chosen)
      expect(chosen === null).toBe(could.length === 0)
      if (could.length === 0) return
      expect(it?.sessions.length).toBe(Math.min(...could.map(({ sessions }) => sessions.length)))
      const equals = could.filter(({ sessions }) => sessions.length === it?.sessions.length)
      expect(it?.lastOfferAt ?? 0).toBe(Math.min(...equals.map(({ lastOfferAt }) => lastOfferAt ?? 0)))
    }),
  )
})

test("offers go round: of equals who decline everything, none is asked twice before all were asked once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
      let agents = Array.from({ length: count }, (_, n) => anAgent({ id: agentId(`a${n}`), name: `${n % 3}` }))
      const order: string[] = []
      for (let turn = 0; turn < count * 3; turn++) {
        // Each time another conversation, so that no round holds anybody back.
        const now = NOW + turn * MINUTE
        const done = theOne(route(view({ agents }), now), "agent")
        order.push(done.id)
        agents = agents.map((agent) => (agent.id === done.id ? { ...done, offer: null } : agent))
      }
      for (let lap = 0; lap < 3; lap++) expect(new Set(order.slice(lap * count, (lap + 1) * count)).size).toBe(count)
    }),
    { numRuns: 20 },
  )
})
