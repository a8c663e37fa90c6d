import "fake-indexeddb/auto"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Change } from "~core/change"
import type { Conversation } from "~core/conversation"
import { agentId, conversationId, customerId, inboxId } from "~core/ids"
import type { Agent, Inbox } from "~core/records"
import { Roster } from "~core/roster"
import { ROUND_REST_MS, route } from "~core/route"
import { aNew, anAgent, anInbox, MINUTE, NOW, SECOND, SETTINGS, withSessions } from "~core/test-desk"
import { nextAsking, routeWaiting } from "./router"
import { aStage, type Stage } from "./test-world"

const INBOXES = [inboxId("main"), inboxId("vip")] as const

interface Desk {
  agents: Agent[]
  inboxes: Inbox[]
  conversations: Conversation[]
}

/** Any desk in the middle of a day: who is there, full, pausing or asked, and what waits, was asked for and was told. */
const desks = fc
  .record({
    agents: fc.array(
      fc.record({
        available: fc.boolean(),
        load: fc.nat(4),
        pause: fc.constantFrom(null, NOW - 1, NOW + 5 * SECOND),
        last: fc.option(fc.integer({ min: NOW - MINUTE, max: NOW })),
        since: fc.constantFrom(NOW - MINUTE, NOW - 5 * SECOND),
        vip: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    asks: fc.tuple(fc.boolean(), fc.boolean()),
    conversations: fc.array(
      fc.record({
        inbox: fc.constantFrom(...INBOXES),
        since: fc.nat(5),
        asked: fc.subarray([0, 1, 2, 3, 4, 5]),
        ended: fc.constantFrom(null, NOW - 10 * SECOND, NOW - ROUND_REST_MS),
        told: fc.constantFrom("", "nobody is available", "everybody was asked"),
        offeredTo: fc.option(fc.nat(5)),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ agents, asks, conversations }): Desk => {
    const people = agents.map(({ load, pause, last, available, since }, n) => {
      const at = { available, since, pauseUntil: pause, lastOfferAt: last }
      return anAgent({ id: agentId(`a${n}`), name: `A${n % 3}`, sessions: withSessions(load), ...at })
    })
    const waiting = conversations.map(({ inbox, since, asked, ended, told, offeredTo }, n) => {
      const id = conversationId(`c${n}`)
      const to = offeredTo === null ? undefined : people[offeredTo]
      const offer = to && !to.offer && to.available ? { agent: to.id, madeAt: NOW, until: NOW + 20 * SECOND } : null
      if (to && offer) to.offer = id
      const round = { asked: ended === null ? [] : asked.map((a) => agentId(`a${a}`)), lastEndedAt: ended }
      const parts = { customer: customerId(`5${n}`), inbox, waitingSince: NOW - since, unasked: offer ? "" : told }
      return aNew({ ...parts, id, offer, round })
    })
    const all = people.map(({ id }) => id)
    const [main, vip] = INBOXES
    return {
      agents: people,
      inboxes: [
        anInbox({ id: main, agents: all, askBeforeAssigning: asks[0] }),
        anInbox({ id: vip, agents: all.filter((_, n) => agents[n]?.vip), askBeforeAssigning: asks[1] }),
      ],
      conversations: waiting,
    }
  })

/** Who is asked, by looking at everybody: product.md §4.2 and 4.3 word for word. */
function whoByTheBook({ round }: Conversation, agents: readonly Agent[], now: number): Agent["id"] | null {
  const present = agents.filter((one) => one.available && one.sessions.length < SETTINGS.standardCapacity)
  const ended = round.lastEndedAt
  const all = present.every(({ id }) => round.asked.includes(id))
  const fresh = all && ended !== null && (now - ended >= ROUND_REST_MS || present.some(({ since }) => since > ended))
  const asked = fresh ? [] : round.asked
  const free = present.filter((one) => !asked.includes(one.id) && !one.offer && (one.pauseUntil ?? 0) <= now)
  const turn = (a: Agent, b: Agent) =>
    a.sessions.length - b.sessions.length ||
    (a.lastOfferAt ?? 0) - (b.lastOfferAt ?? 0) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
    (a.id < b.id ? -1 : 1)
  return free.sort(turn)[0]?.id ?? null
}

/** One step of a router that looks at everything, in memory; what it writes, line by line. */
function routeByTheBook(desk: Desk, now: number): string[] {
  const lines: string[] = []
  for (const inbox of desk.inboxes) {
    let front = true
    const waiting = desk.conversations.filter((one) => one.inbox === inbox.id && one.status === "New" && !one.offer)
    waiting.sort((a, b) => a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : 1))
    for (const conversation of waiting) {
      const agents = desk.agents.filter(({ id }) => inbox.agents.includes(id))
      const roster = new Roster(agents, SETTINGS.standardCapacity)
      const decided = route({ inbox, roster, conversation, conversions: [], front, settings: SETTINGS }, now)
      front = false
      const written = decided?.ok ? decided.change : null
      const chosen = written?.records.find((record) => record.kind === "agent")?.id ?? null
      expect(chosen).toBe(whoByTheBook(conversation, agents, now))
      if (written) lines.push(...linesOf(written))
      for (const record of written?.records ?? []) {
        const risen = { ...record, rev: record.rev + 1 }
        if (risen.kind === "agent") desk.agents = desk.agents.map((one) => (one.id === risen.id ? risen : one))
        if (risen.kind === "conversation")
          desk.conversations = desk.conversations.map((one) => (one.id === risen.id ? risen : one))
      }
    }
  }
  return lines
}

const linesOf = ({ entries }: Change): string[] =>
  entries.map((entry) => {
    const who = entry.type === "offer made" || entry.type === "assigned" ? entry.agent : ""
    const why = entry.type === "nobody asked" ? entry.because : ""
    const reason = "reason" in entry ? JSON.stringify(entry.reason) : ""
    return `${entry.conversation} ${entry.type} ${who}${why}${reason}`
  })

async function stand(stage: Stage, { agents, inboxes, conversations }: Desk): Promise<void> {
  await stage.db.agents.clear()
  await stage.db.agents.bulkPut(agents)
  await stage.db.inboxes.bulkPut(inboxes)
  await stage.db.conversations.bulkPut(conversations)
}

/** What one step of the worker's router writes. */
async function routed(stage: Stage): Promise<string[]> {
  const lines: string[] = []
  const commit: Stage["world"]["commit"] = (change) => {
    lines.push(...linesOf(change))
    return stage.world.commit(change)
  }
  await routeWaiting({ ...stage.world, commit })
  return lines
}

const asked = (lines: readonly string[]) => lines.filter((line) => !line.includes("nobody asked"))

test("asks the same agents for the same conversations, in the same order, as one that looks at everything", async () => {
  await fc.assert(
    fc.asyncProperty(desks, async (desk) => {
      const stage = await aStage()
      await stand(stage, desk)
      for (const wait of [0, 6 * SECOND, ROUND_REST_MS]) {
        stage.passes(wait)
        const expected = routeByTheBook(desk, stage.world.clock.now())
        const written = await routed(stage)
        expect(asked(written)).toEqual(asked(expected))
        // Of the reasons only the order differs: each stands in a timeline of its own.
        expect([...written].sort()).toEqual([...expected].sort())
      }
      stage.db.close()
    }),
    { numRuns: 20 },
  )
}, 60_000)

test("reads no further than there is somebody to ask", async () => {
  const stage = await aStage()
  const me = await stage.db.agents.toCollection().first()
  if (me) await stage.db.agents.put({ ...me, available: true })
  await stage.db.conversations.bulkPut(
    Array.from({ length: 500 }, (_, n) =>
      aNew({
        id: conversationId(`c${String(n).padStart(3, "0")}`),
        waitingSince: NOW - 500 + n,
        unasked: "nobody is available",
      }),
    ),
  )
  let read = 0
  const count = (row: Conversation) => {
    read++
    return row
  }
  stage.db.conversations.hook("reading", count)
  expect(asked(await routed(stage))).toHaveLength(1)
  await routed(stage)
  expect((await stage.db.agents.toArray())[0]?.offer).toBe("c000")
  expect(read).toBeLessThan(10)
  stage.db.close()
})

test("a reason that has changed is said again at the front alone, and what has come since is told its first", async () => {
  const stage = await aStage()
  const told = { unasked: "everybody was asked" }
  await stage.db.conversations.bulkPut([
    aNew({ id: conversationId("front"), waitingSince: 1, ...told }),
    aNew({ id: conversationId("behind"), waitingSince: 2, ...told }),
    ...Array.from({ length: 45 }, (_, n) => aNew({ id: conversationId(`new${n}`), waitingSince: 3 + n })),
  ])
  const lines = await routed(stage)
  expect(lines).toHaveLength(46)
  expect(lines[0]).toBe("front nobody asked nobody is available")
  expect(lines.some((line) => line.startsWith("behind"))).toBe(false)
  expect(await routed(stage)).toEqual([])
  stage.db.close()
})

test("looks again when a pause is over or a round has rested, and never when nothing waits", async () => {
  const stage = await aStage()
  const me = anAgent({ id: stage.world.me, pauseUntil: NOW + 7 * SECOND })
  await stage.db.agents.put(me)
  expect(await nextAsking(stage.world)).toBeNull()
  const round = { asked: [me.id], lastEndedAt: NOW - 55 * SECOND }
  await stage.db.conversations.put(aNew({ round }))
  expect(await nextAsking(stage.world)).toBe(NOW + 5 * SECOND)
  stage.passes(6 * SECOND)
  expect(await nextAsking(stage.world)).toBe(NOW + 7 * SECOND)
  stage.passes(2 * SECOND)
  expect(await nextAsking(stage.world)).toBeNull()
  stage.db.close()
})
