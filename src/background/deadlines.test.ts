import "fake-indexeddb/auto"
import { describe, expect, test } from "vitest"
import { newConversation } from "~core/blank"
import type { Conversation } from "~core/conversation"
import { conversationId, customerId, eventId, SOLO_AGENT } from "~core/ids"
import { aCursor, aCustomer, aSend, BRAND, HOUR, MAIN, MINUTE, NOW, SECOND } from "~core/test-desk"
import { carryOutDeadlines, nextDeadline } from "./deadlines"
import { readOnce } from "./ingest"
import { aStage, type Stage } from "./test-world"

const CLEO = customerId("501")

async function put(stage: Stage, id: string, parts: Partial<Conversation>, customer = CLEO): Promise<void> {
  const blank = newConversation(conversationId(id), customer, BRAND, MAIN, NOW - HOUR)
  const conversation = { ...blank, rev: 1, newestEvent: eventId("90"), newestAt: NOW - 20 * MINUTE, ...parts }
  await stage.db.conversations.put(conversation)
  const open = conversation.status === "Closed" ? null : conversation.id
  await stage.db.customers.put(aCustomer({ id: customer, xId: customer, open, latest: conversation.id }))
  if (conversation.session) {
    const agent = await stage.db.agents.get(SOLO_AGENT)
    if (agent) await stage.db.agents.put({ ...agent, sessions: [...agent.sessions, conversation.id] })
  }
}

/** We answered a quarter of an hour ago to the second: overdue in a second. */
const silent: Partial<Conversation> = {
  status: "Open",
  owner: SOLO_AGENT,
  session: { agent: SOLO_AGENT, begunAt: NOW - 30 * MINUTE },
  lastInboundAt: NOW - 20 * MINUTE,
  lastSentAt: NOW - 15 * MINUTE + SECOND,
}
const statusOf = async ({ db }: Stage, id: string) => (await db.conversations.get(conversationId(id)))?.status
const entriesOf = async ({ db }: Stage) => (await db.entries.toArray()).sort((a, b) => (a.order < b.order ? -1 : 1))
const readThrough = ({ db }: Stage, at: number) =>
  db.cursors.put({ ...aCursor({ id: BRAND, readThrough: at }), until: eventId("100"), newest: eventId("100") })

describe("a silence", () => {
  test("ends the session once X was read past that time, and never before", async () => {
    const stage = await aStage()
    await put(stage, "c1", silent)
    expect(await nextDeadline(stage.world)).toBe(NOW + SECOND)
    stage.passes(2 * SECOND)
    await carryOutDeadlines(stage.world)
    expect(await statusOf(stage, "c1")).toBe("Open")
    // Overdue, but for the reading: that wakes the loop, no timer does.
    expect(await nextDeadline(stage.world)).toBeNull()
    await readOnce(stage.world, BRAND)
    await carryOutDeadlines(stage.world)
    expect(await statusOf(stage, "c1")).toBe("Waiting")
    expect((await stage.db.agents.get(SOLO_AGENT))?.sessions).toEqual([])
  })

  test("does not cut off a reply that lay at X already", async () => {
    const stage = await aStage()
    await put(stage, "c1", silent)
    stage.x.writes(101, { at: NOW })
    stage.passes(8 * HOUR)
    await carryOutDeadlines(stage.world)
    await readOnce(stage.world, BRAND)
    await carryOutDeadlines(stage.world)
    expect(await statusOf(stage, "c1")).toBe("Open")
    expect((await entriesOf(stage)).map(({ type }) => type)).toEqual(["message in"])
  })

  test("that fell due on Friday ends before what was written on Saturday is taken in on Monday: after 24 h it is anybody's", async () => {
    const stage = await aStage()
    await put(stage, "c1", silent)
    stage.x.writes(101, { at: NOW + 25 * HOUR })
    stage.passes(62 * HOUR)
    await readOnce(stage.world, BRAND)
    expect((await entriesOf(stage)).map(({ type }) => type)).toEqual(["session ended", "message in", "arrived"])
    expect(await statusOf(stage, "c1")).toBe("New")
  })

  test("waits while a message of ours is on its way", async () => {
    const stage = await aStage()
    await put(stage, "c1", silent)
    await stage.db.sends.put(aSend({ conversation: conversationId("c1"), status: "queued" }))
    await readThrough(stage, NOW + HOUR)
    stage.passes(MINUTE)
    await carryOutDeadlines(stage.world)
    expect(await statusOf(stage, "c1")).toBe("Open")
  })

  test("is late by no more than a read when this computer's clock was set back an hour", async () => {
    const stage = await aStage()
    await put(stage, "c1", silent)
    stage.passes(2 * SECOND - HOUR)
    await carryOutDeadlines(stage.world)
    expect(await statusOf(stage, "c1")).toBe("Open")
    stage.world.clock.hear(NOW + 2 * SECOND)
    await readOnce(stage.world, BRAND)
    await carryOutDeadlines(stage.world)
    expect(await statusOf(stage, "c1")).toBe("Waiting")
  })
})

test("after a night's sleep, what is overdue happens in the order in which it fell due, whatever its kind", async () => {
  const stage = await aStage()
  const agent = await stage.db.agents.get(SOLO_AGENT)
  if (agent) await stage.db.agents.put({ ...agent, available: true })
  await stage.db.settings.update("desk", { standardCapacity: 1, maximumCapacity: 1 })
  await put(stage, "ends", silent)
  await put(stage, "back", { status: "Waiting", owner: SOLO_AGENT, followUpAt: NOW + MINUTE }, customerId("502"))
  await put(stage, "early", { status: "Waiting", owner: SOLO_AGENT, followUpAt: NOW }, customerId("503"))
  await readThrough(stage, NOW + 9 * HOUR)
  stage.passes(9 * HOUR)
  await carryOutDeadlines(stage.world)
  // `early` came due while the place was taken; the silence freed it; `back` took it.
  expect(await statusOf(stage, "early")).toBe("Waiting")
  expect(await statusOf(stage, "ends")).toBe("Waiting")
  expect(await statusOf(stage, "back")).toBe("Open")
  expect((await stage.db.conversations.get(conversationId("early")))?.unread).toBe(1)
})
