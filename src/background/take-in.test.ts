import "fake-indexeddb/auto"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Arrival } from "~core/arrival"
import type { Change } from "~core/change"
import { conversationId, conversionId, customerId, eventId, postId } from "~core/ids"
import {
  aClosed,
  aConversion,
  aCustomer,
  anAgent,
  anArrival,
  anOpen,
  aPerson,
  aWaiting,
  BRAND,
  HOUR,
  MINUTE,
  NOW,
  SECOND,
} from "~core/test-desk"
import { takeInSome } from "./take-in"
import { aStage, type Stage } from "./test-world"

const WHO = ["501", "502", "503", "504"]
const TEXTS = ["Hello?", "Ref K7Q2, as you asked", "thanks", "On its way"]

const arrivals = fc
  .array(
    fc.record({
      who: fc.constantFrom(...WHO),
      from: fc.constantFrom("them", "them", "them", "us", "group", "join"),
      text: fc.constantFrom(...TEXTS),
      after: fc.constantFrom(SECOND, MINUTE, 20 * MINUTE),
      again: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((all) => {
    let at = NOW - 10 * HOUR
    const said = all.flatMap(({ who, from, text, after, again }, n): Arrival[] => {
      at += after
      const own = { sender: BRAND as string, thread: `7-${who}` }
      const how = {
        them: { sender: who, thread: `7-${who}` },
        us: own,
        group: { sender: who, thread: "9000" },
        join: { kind: "join" as const, sender: who, thread: "9000", participants: [who] },
      }[from as "them" | "us" | "group" | "join"]
      const event = anArrival({ id: eventId(String(1000 + n)), at, text, ...how })
      return again ? [event, event] : [event]
    })
    return said
  })

/** Cleo is with an agent, Dan's session ended, Eve's is closed, and nobody knows of 504; two links wait for whoever follows them. */
async function stand({ db }: Stage): Promise<void> {
  const me = anAgent({ id: "me" as never, sessions: [conversationId("c1")] })
  const [c1, c2, c3] = ["c1", "c2", "c3"].map((id) => conversationId(id)) as [never, never, never]
  const long = { newestEvent: eventId("90"), newestAt: NOW - 11 * HOUR, lastInboundAt: NOW - 11 * HOUR }
  const person = (id: string, parts: object) => aCustomer({ id: customerId(id), xId: id, handle: `h${id}`, ...parts })
  await db.agents.put(me)
  await db.customers.bulkPut([
    person("501", { open: c1, latest: c1 }),
    person("502", { open: c2, latest: c2 }),
    person("503", { open: null, latest: c3 }),
  ])
  await db.conversations.bulkPut([
    anOpen({ id: c1, owner: me.id, session: { agent: me.id, begunAt: NOW - 11 * HOUR }, ...long }),
    aWaiting({ id: c2, customer: customerId("502"), owner: me.id, endedAt: NOW - 10 * HOUR, ...long }),
    aClosed({ id: c3, customer: customerId("503"), owner: me.id, closedAt: NOW - 33 * HOUR, ...long }),
  ])
  await db.conversions.bulkPut([
    aConversion({ id: conversionId("p1"), post: postId("1"), author: "h504", draftedAt: NOW - 11 * HOUR }),
    aConversion({ id: conversionId("p2"), post: postId("2"), author: "nobody", reference: "K7Q2" }),
  ])
}

const people = new Map(WHO.map((id) => [id, aPerson({ id, handle: `h${id}`, name: `N${id}` })]))

/** Takes everything in, so many at once, and says how the desk stands: without revisions, and lines by where they stand. */
async function takenIn(events: readonly Arrival[], most: number) {
  const stage = await aStage()
  await stand(stage)
  const sizes: number[] = []
  const commit: Stage["world"]["commit"] = (change: Change) => {
    sizes.push(change.entries.length)
    return stage.world.commit(change)
  }
  const account = await stage.db.accounts.get(BRAND)
  let left = [...events]
  while (left.length > 0 && account) {
    const { outcome, count } = await takeInSome(
      { ...stage.world, commit },
      { account, events: left, people },
      NOW,
      most,
    )
    expect(outcome).toMatchObject({ ok: true })
    expect(count).toBeGreaterThan(0)
    left = left.slice(count)
  }
  const { db } = stage
  const rows = await Promise.all(
    [db.conversations, db.customers, db.conversions, db.agents, db.groups].map((t) => t.toArray()),
  )
  const entries = await db.entries.toCollection().sortBy("order")
  // Of one place a revision may be another; what is said, where and in which order is not.
  const lines = entries.map(({ id: _, order, ...said }) => ({ ...said, place: order.split(".")[0] }))
  const inOrder = new Map<string | null, unknown[]>()
  for (const line of lines) inOrder.set(line.conversation, [...(inOrder.get(line.conversation) ?? []), line])
  stage.db.close()
  return {
    rows: rows.flat().map(({ rev: _, ...row }) => row),
    lines: [...inOrder].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    sizes,
  }
}

test("what is taken in twenty at once leaves the desk as it stands when each is taken in alone", async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async (events) => {
      const alone = await takenIn(events, 1)
      const together = await takenIn(events, 20)
      expect(together.rows).toEqual(alone.rows)
      expect(together.lines).toEqual(alone.lines)
    }),
    { numRuns: 12 },
  )
}, 60_000)

test("twenty messages are one commit, small ones; much text makes several", async () => {
  const many = (text: string) =>
    Array.from({ length: 20 }, (_, n) =>
      anArrival({ id: eventId(String(2000 + n)), sender: `${600 + n}`, thread: `7-${600 + n}`, text }),
    )
  expect((await takenIn(many("Hello?"), 20)).sizes).toEqual([40])
  expect((await takenIn(many("x".repeat(60_000)), 20)).sizes).toEqual([8, 8, 8, 8, 8])
})

test("a session that fell silent between two messages ends before the second, also when both come at once", async () => {
  const ours = { sender: BRAND as string, thread: "7-501" }
  const events = [
    anArrival({ id: eventId("1000"), at: NOW - 2 * HOUR, ...ours }),
    anArrival({ id: eventId("1001"), at: NOW - HOUR }),
  ]
  const { lines } = await takenIn(events, 20)
  expect(lines.flatMap(([, all]) => all.map((line) => (line as { type: string }).type))).toEqual([
    "message from X",
    "session ended",
    "message in",
    "assigned",
    "session begun",
  ])
})
