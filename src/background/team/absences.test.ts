import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test, vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

import type { Conversation } from "~core/conversation"
import { type AgentId, conversationId, SOLO_AGENT } from "~core/ids"
import type { Colleague } from "~core/membership"
import { GRACE_MS } from "~core/still-there"
import {
  ANN,
  aCustomer,
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
} from "~core/test-desk"
import { carryOutDeadlines, nextDeadline } from "../deadlines"
import { routeWaiting } from "../router"
import { aStage, type Stage } from "../test-world"
import "./test-hands"
import { ABSENT_MS, absences } from "./absences"

vi.mock("webextension-polyfill", () => ({ default: {} }))

/** A team of Ann, Bob and whoever's browser routes; all of them are here. */
let stage: Stage
beforeEach(async () => {
  stage = await aStage()
  Object.assign(stage.world.seat.mode, { deadlines: [absences] })
  await stage.db.customers.put(aCustomer())
  await stage.db.inboxes.put(anInbox({ agents: [ANN, BOB] }))
  await stage.db.agents.bulkPut([anAgent(), anAgent({ id: BOB, name: "Bob" })])
  await stage.db.colleagues.bulkPut([ANN, BOB, SOLO_AGENT].map((id) => colleague(id)))
  return () => stage.db.close()
})

const colleague = (id: AgentId, parts: Partial<Colleague> = {}): Colleague => ({
  id,
  name: id,
  role: "agent",
  until: null,
  revokedAt: null,
  present: true,
  absentSince: null,
  version: null,
  ...parts,
})
const sees = (id: AgentId, parts: Partial<Colleague>) => stage.db.colleagues.put(colleague(id, parts))
const goes = (id: AgentId, at = NOW) => sees(id, { present: false, absentSince: at })
const step = async () => {
  await carryOutDeadlines(stage.world)
  await routeWaiting(stage.world)
}
const ann = () => stage.db.agents.get(ANN)
const talk = (id = "c1") => stage.db.conversations.get(conversationId(id))
const timeline = async () =>
  (await stage.db.entries.where("[conversation+order]").between(["c1", ""], ["c1", "\uffff"]).toArray()).map(
    ({ type }) => type,
  )

async function stands(conversation: Conversation): Promise<void> {
  await stage.db.conversations.put(conversation)
  const { id, session, offer } = conversation
  if (session) await stage.db.agents.update(session.agent, { sessions: [id] })
  if (offer) await stage.db.agents.update(offer.agent, { offer: id })
}

describe("an agent who is seen absent", () => {
  test("for a moment is not gone, and the desk knows when they will be", async () => {
    await stands(anOffered())
    await goes(ANN)
    stage.passes(ABSENT_MS - 1)
    expect(await nextDeadline(stage.world)).toBe(NOW + ABSENT_MS)
    await step()
    expect(await ann()).toMatchObject({ goneAt: null, offer: "c1" })
  })

  test("for longer is gone, and Bob is asked at once for what was held out to them", async () => {
    await stands(anOffered())
    await goes(ANN)
    stage.passes(ABSENT_MS)
    await step()
    expect(await ann()).toMatchObject({ goneAt: NOW + ABSENT_MS, offer: null, available: true, lapsesInRow: 0 })
    expect(await talk()).toMatchObject({ offer: { agent: BOB } })
    expect(await timeline()).toEqual(["offer withdrawn", "offer made"])
  })

  test("by this computer's clock, whatever X's says", async () => {
    stage.world.clock.hear(NOW + 3 * HOUR)
    await goes(ANN)
    stage.passes(ABSENT_MS - 1)
    await step()
    expect((await ann())?.goneAt).toBeNull()
    stage.passes(1)
    await step()
    expect((await ann())?.goneAt).toBe(NOW + 3 * HOUR + ABSENT_MS)
  })

  test("keeps what they hold for the grace; then it is Bob's, and their place is free", async () => {
    await stands(anOpen())
    await goes(ANN)
    stage.passes(ABSENT_MS)
    await step()
    const ends = NOW + ABSENT_MS + GRACE_MS
    expect(await nextDeadline(stage.world)).toBe(ends)
    stage.passes(GRACE_MS - 1)
    await step()
    expect(await talk()).toMatchObject({ status: "Open", owner: ANN })
    stage.passes(1)
    await step()
    expect([await talk(), await ann()]).toMatchObject([{ status: "New", offer: { agent: BOB } }, { sessions: [] }])
    expect(await timeline()).toEqual(["session ended", "unassigned", "offer made"])
    expect(await nextDeadline(stage.world)).toBe(ends + 30 * SECOND)
  })

  test("gives back what they did not look at, and keeps what waits for its customer", async () => {
    await stands(aWaiting({ unread: 1 }))
    await stands(aWaiting({ id: conversationId("c2") }))
    await goes(ANN)
    stage.passes(ABSENT_MS)
    await step()
    stage.passes(GRACE_MS)
    await step()
    expect([await talk(), await talk("c2")]).toMatchObject([
      { status: "New", owner: null },
      { status: "Waiting", owner: ANN },
    ])
  })
})

describe("an agent who comes back", () => {
  test("within the grace has what they had, and is asked again without a pause", async () => {
    await stands(anOpen())
    await goes(ANN)
    stage.passes(ABSENT_MS)
    await step()
    await sees(ANN, {})
    stage.passes(GRACE_MS)
    await step()
    expect(await ann()).toMatchObject({ goneAt: null, sessions: ["c1"], pauseUntil: null })
    expect(await talk()).toMatchObject({ status: "Open", owner: ANN })
  })

  test("after it finds what they had with whoever has it now", async () => {
    await stands(anOpen())
    await goes(ANN)
    stage.passes(ABSENT_MS)
    await step()
    stage.passes(GRACE_MS)
    await step()
    await sees(ANN, {})
    await step()
    expect([await ann(), await talk()]).toMatchObject([{ goneAt: null, sessions: [] }, { offer: { agent: BOB } }])
  })

  test("is looked for before they are taken anything, when the line comes back in the morning", async () => {
    await stands(anOpen())
    await stage.db.agents.update(ANN, { goneAt: NOW - 8 * HOUR })
    await sees(ANN, { present: false, absentSince: null })
    await step()
    expect(await talk()).toMatchObject({ owner: ANN })
    await goes(ANN)
    stage.passes(ABSENT_MS - 1)
    expect(await nextDeadline(stage.world)).toBe(NOW + ABSENT_MS)
    await step()
    expect(await talk()).toMatchObject({ owner: ANN })
    stage.passes(1)
    await step()
    expect(await talk()).toMatchObject({ owner: null })
  })

  test("in the very moment in which it falls due keeps it", async () => {
    await stands(anOpen())
    await stage.db.agents.update(ANN, { goneAt: NOW - HOUR })
    await goes(ANN, NOW - MINUTE)
    const { overdue } = await absences(stage.world, NOW)
    await sees(ANN, {})
    for (const { carryOut } of overdue) await carryOut()
    expect([overdue.length, await talk()]).toMatchObject([1, { status: "Open", owner: ANN }])
  })
})

describe("a member who is revoked", () => {
  test("has no grace, though their browser is still here: all goes back at once", async () => {
    await stands(anOpen())
    await stands(aWaiting({ id: conversationId("c2"), unread: 1 }))
    await sees(ANN, { revokedAt: NOW + MINUTE })
    await step()
    expect([await talk(), await talk("c2")]).toMatchObject([
      { status: "New", owner: null },
      { status: "New", owner: null },
    ])
    expect((await ann())?.sessions).toEqual([])
  })

  test("stays gone: nothing is written again", async () => {
    await sees(ANN, { revokedAt: NOW })
    await step()
    const before = await ann()
    stage.passes(HOUR)
    await step()
    expect(await ann()).toEqual(before)
    expect(await nextDeadline(stage.world)).toBeNull()
  })
})

test("the browser that looks is never absent to itself", async () => {
  await stage.db.agents.update(SOLO_AGENT, { goneAt: NOW - HOUR })
  await goes(SOLO_AGENT, NOW - HOUR)
  await step()
  expect((await stage.db.agents.get(SOLO_AGENT))?.goneAt).toBeNull()
})

test("a desk of one has no colleagues, and nobody goes", async () => {
  await stage.db.colleagues.clear()
  await stands(anOpen())
  await stands(aNew({ id: conversationId("c2") }))
  stage.passes(HOUR)
  expect(await absences(stage.world, stage.world.clock.now())).toEqual({ overdue: [], next: null })
})
