import { afterEach, beforeEach, expect, test } from "vitest"
import type { Conversation } from "~core/conversation"
import { conversationId, customerId, inboxId } from "~core/ids"
import {
  ANN,
  aClosed,
  aCustomer,
  aNew,
  anAgent,
  anInbox,
  anOffered,
  anOpen,
  aWaiting,
  BOB,
  CLEO,
  MAIN,
  MINUTE,
  NOW,
} from "~core/test-desk"
import { DeskDb } from "../desk-db"
import { countWaitingSince, readInside, readOverview } from "./overview"

const VIP = inboxId("vip")
let db: DeskDb
beforeEach(async () => {
  db = new DeskDb(`aside-overview-${crypto.randomUUID()}`)
  await db.customers.put(aCustomer())
  await db.inboxes.bulkPut([anInbox(), anInbox({ id: VIP, name: "VIP", agents: [BOB] })])
  await db.agents.bulkPut([anAgent(), anAgent({ id: BOB, name: "Bob", available: false })])
})
afterEach(() => db.delete())

let made = 0
const put = async (...all: Conversation[]) => {
  const named = all.map((one) => ({ ...one, id: conversationId(`n${made++}`) }))
  await db.conversations.bulkPut(named)
  return named.map(({ id }) => id)
}
const ids = (some: { rows: { conversation: Conversation }[] }) => some.rows.map(({ conversation }) => conversation.id)
const ago = (minutes: number) => NOW - minutes * MINUTE
const MOST = { waiting: 50, held: 50 }

test("a seat says what is held out to its agent, and who has waited longest unread; who waits longest is on top", async () => {
  const offered = anOffered({ id: conversationId("offered") })
  await db.conversations.put(offered)
  await db.agents.update(ANN, { offer: offered.id })
  const [, unread] = await put(
    anOpen({ owner: BOB, unread: 1, lastInboundAt: ago(3) }),
    aWaiting({ owner: BOB, unread: 2, lastInboundAt: ago(30) }),
    aWaiting({ owner: BOB, unread: 0, lastInboundAt: ago(300) }),
    aClosed({ owner: BOB, unread: 1, lastInboundAt: ago(9_000) }),
  )
  const { seats } = await readOverview(db)
  expect(seats.map(({ agent }) => agent.name)).toEqual(["Bob", "Ann"])
  expect(seats[0]?.unread?.conversation.id).toBe(unread)
  expect(seats[1]).toMatchObject({ unread: null, offered: { conversation: { id: "offered" }, customer: { id: CLEO } } })
})

test("an offer that ended before its agent's row says so is not shown", async () => {
  await db.conversations.put(anOpen({ id: conversationId("taken") }))
  await db.agents.update(ANN, { offer: conversationId("taken") })
  expect((await readOverview(db)).seats.map(({ offered }) => offered)).toEqual([null, null])
})

test("an inbox says how many wait in it and who longest; where somebody waits longest is on top", async () => {
  await put(aNew({ waitingSince: ago(5) }), aNew({ inbox: VIP, waitingSince: ago(8) }), aNew({ waitingSince: ago(7) }))
  await put(anOpen(), aWaiting({ waitingSince: ago(90) }), aClosed({ waitingSince: ago(99) }))
  const { queues } = await readOverview(db)
  expect(queues.map(({ inbox, waiting, agents }) => [inbox.name, waiting, agents.map(({ name }) => name)])).toEqual([
    ["VIP", 1, ["Bob"]],
    ["Inbox", 2, ["Ann", "Bob"]],
  ])
  expect(queues[1]?.first?.conversation.waitingSince).toBe(ago(7))
  expect(await countWaitingSince(MAIN, ago(7), db)).toBe(1)
  expect(await countWaitingSince(MAIN, ago(5), db)).toBe(2)
})

test("inside, what waits stands in the inbox's order and what is held by who waits longest, each as many as asked for", async () => {
  const [late, later] = await put(aNew({ waitingSince: ago(9) }), aNew({ waitingSince: ago(4) }))
  const [answered, unread, ended, noRoom] = await put(
    anOpen({ lastSentAt: NOW }),
    anOpen({ unread: 1, lastInboundAt: ago(6) }),
    aWaiting(),
    aWaiting({ owner: BOB, unread: 1, lastInboundAt: ago(20) }),
  )
  await put(anOpen({ inbox: VIP }), aWaiting({ inbox: VIP, unread: 1 }), aNew({ inbox: VIP }), aClosed())
  const all = await readInside(MAIN, MOST, db)
  expect([ids(all.waiting), ids(all.held)]).toEqual([
    [late, later],
    [noRoom, unread, answered, ended],
  ])
  const few = await readInside(MAIN, { waiting: 1, held: 2 }, db)
  expect([ids(few.waiting), few.waiting.count, ids(few.held), few.held.count]).toEqual([[late], 2, [noRoom, unread], 4])
})

test("a conversation whose customer's row is not there is left out, and the rest stands", async () => {
  const [whole] = await put(aNew(), aNew({ customer: customerId("gone") }))
  expect(ids((await readInside(MAIN, MOST, db)).waiting)).toEqual([whole])
})
