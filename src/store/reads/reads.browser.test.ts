import Dexie from "dexie"
import { beforeEach, describe, expect, test } from "vitest"
import { newInbox, newStanding } from "~core/blank"
import type { Entry, EntryBody } from "~core/entry"
import { conversationId, conversionId, entryId, eventId, inboxId, postId, SOLO_AGENT, sendId } from "~core/ids"
import type { Membership } from "~core/membership"
import { orderOf } from "~core/order"
import type { DeskRecord } from "~core/records"
import {
  ANN,
  aClosed,
  aConversion,
  aCustomer,
  aNew,
  anAccount,
  anAgent,
  anInbox,
  anOffered,
  anOpen,
  aSend,
  aWaiting,
  BOB,
  BRAND,
  CLEO,
  HOUR,
  MINUTE,
  NOW,
  OTHER_BRAND,
  SETTINGS,
} from "~core/test-desk"
import { DeskDb } from "../desk-db"
import { keepDraft, readDraft } from "../drafts"
import { noteParts } from "../page-parts"
import { openShelf } from "../token-shelf"
import { readAhead } from "./ahead"
import { readDesk } from "./desk"
import { readInboxes } from "./inboxes"
import { readPageNews } from "./page-news"
import { readProfile } from "./profile"
import { readWaitingLinks } from "./waiting-links"

let name: string
let db: DeskDb
beforeEach(() => {
  name = `aside-reads-${crypto.randomUUID()}`
  db = new DeskDb(name)
  return () => db.close()
})
const stand = (...records: DeskRecord[]) => Promise.all(records.map((record) => db.tableOf(record.kind).put(record)))
const named = <T extends { id: string }>(id: string, record: T): T => ({ ...record, id: conversationId(id) })
const line = (id: string, order: string, body: EntryBody, conversation = "c1"): Entry => ({
  id: entryId(id),
  conversation: conversationId(conversation),
  customer: CLEO,
  order,
  at: NOW,
  ...body,
})

const ANNS: Membership = {
  ...{ id: "me", member: ANN, role: "agent", name: "Ann", server: "wss://desk.example", workspace: "A", joinedAt: NOW },
  putAway: null,
}

describe("the front of the panel", () => {
  beforeEach(async () => {
    await db.membership.put(ANNS)
  })

  test("is that of whoever joined a team here, and else of the desk's one agent", async () => {
    await stand(anAgent(), anAgent({ id: SOLO_AGENT, name: "Me" }), named("mine", anOpen()), aCustomer())
    expect(await readDesk(db)).toMatchObject({ me: { id: ANN, role: "agent" }, agent: { id: ANN }, mine: [{}] })
    await db.membership.clear()
    expect(await readDesk(db)).toMatchObject({ me: { id: SOLO_AGENT, role: null }, agent: { name: "Me" }, mine: [] })
  })

  test("of a desk nothing was written on yet is empty, with the default settings", async () => {
    expect(await readDesk(db)).toMatchObject({
      agent: null,
      offer: null,
      mine: [],
      waiting: 0,
      banners: [],
      next: { go: "nowhere" },
    })
    expect((await readDesk(db)).settings).toMatchObject(SETTINGS)
  })

  test("shows my customers, unread first, Open before Waiting, then whoever waits longest; nobody else's, and no closed ones", async () => {
    await stand(
      anAgent(),
      aCustomer(),
      named("read", anOpen({ lastInboundAt: 1 })),
      named("late", anOpen({ unread: 1, lastInboundAt: 9 })),
      named("early", anOpen({ unread: 2, lastInboundAt: 5 })),
      named("waiting", aWaiting({ unread: 1, lastInboundAt: 2 })),
      named("bob's", anOpen({ owner: BOB })),
      named("closed", aClosed()),
    )
    const { mine } = await readDesk(db)
    expect(mine.map(({ conversation }) => conversation.id)).toEqual(["early", "late", "waiting", "read"])
  })

  test("counts what waits in my inboxes, and Next goes to its front, past what is offered", async () => {
    const other = newInbox(inboxId("other"), "Other", [BOB])
    await stand(
      anAgent(),
      anInbox({ agents: [ANN] }),
      other,
      aCustomer(),
      named("offered", anOffered({ waitingSince: 1, offer: { agent: BOB, madeAt: NOW, until: NOW } })),
      named("front", aNew({ waitingSince: 2 })),
      named("behind", aNew({ waitingSince: 3 })),
      named("elsewhere", aNew({ waitingSince: 0, inbox: other.id })),
    )
    expect(await readDesk(db)).toMatchObject({ waiting: 3, next: { go: "inbox", conversation: "front" } })
  })

  test("shows the offer with why it came to me: the last one made, not one made before", async () => {
    const reason = { sessions: 0, standardCapacity: 3, among: 1, because: "only one" as const }
    await stand(
      anAgent({ offer: conversationId("c1") }),
      aCustomer(),
      anOffered({ conversions: [conversionId("p1")] }),
      aConversion(),
    )
    await db.entries.bulkPut([
      line("e1", orderOf(eventId("900"), 1), { type: "offer made", agent: BOB, until: NOW, reason }),
      line("e2", orderOf(eventId("900"), 2), { type: "offer made", agent: ANN, until: NOW, reason }),
      line("e3", orderOf(eventId("900"), 3), { type: "arrived", inbox: inboxId("main") }),
    ])
    expect((await readDesk(db)).offer).toMatchObject({
      offer: { id: "e2" },
      conversion: { id: "p1" },
      customer: { id: CLEO },
    })
  })

  test("shows banners newest first, and accounts that are on the desk", async () => {
    await stand(
      aCustomer(),
      anAccount(),
      anAccount({ id: OTHER_BRAND, status: "disconnected" }),
      newStanding(BRAND),
      named("a", anOpen({ banner: NOW })),
      named("b", anOpen({ banner: NOW + 1 })),
    )
    const desk = await readDesk(db)
    expect(desk.banners.map(({ conversation }) => conversation.id)).toEqual(["b", "a"])
    expect(desk.accounts.map(({ id }) => id)).toEqual([BRAND])
  })
})

describe("a profile", () => {
  test("that is none is none", async () => {
    expect(await readProfile(conversationId("nothing"), db)).toBeNull()
  })

  test("holds one timeline in X's order: a message of ours stands where X put it, what is queued comes last", async () => {
    const mine = { account: BRAND, send: sendId("s1"), text: "On its way", by: ANN }
    await stand(
      aCustomer(),
      anAccount(),
      anOpen({ newestEvent: eventId("1001") }),
      named("c9", aClosed()),
      aSend({ status: "sent", event: eventId("999") }),
      aSend({ id: sendId("s3"), queuedAt: NOW + 1 }),
      aSend({ id: sendId("s2"), queuedAt: NOW }),
      aSend({ id: sendId("s0"), status: "dropped" }),
    )
    const incoming = { account: BRAND, links: [], media: [], citedPost: null, group: null }
    await db.entries.bulkPut([
      line("m2", orderOf(eventId("1000")), { ...incoming, type: "message in", event: eventId("1000"), text: "two" }),
      line("out.s1", orderOf(eventId("98"), 4), { ...mine, type: "message out" }),
      line("m1", orderOf(eventId("98")), { ...incoming, type: "message in", event: eventId("98"), text: "one" }),
      line("else", orderOf(eventId("99")), { type: "arrived", inbox: inboxId("main") }, "c9"),
    ])
    const profile = await readProfile(conversationId("c1"), db)
    expect(profile?.timeline.map(({ entry, send }) => entry?.id ?? send?.id)).toEqual([
      "m1",
      "out.s1",
      "m2",
      "s2",
      "s3",
    ])
    expect(profile?.timeline[1]).toMatchObject({ send: { status: "sent" } })
  })

  test("names the account that replies go from, the posts that brought them, and earlier conversations, newest first", async () => {
    await stand(
      aCustomer(),
      anAccount({ id: OTHER_BRAND }),
      anOpen({ account: OTHER_BRAND, conversions: [conversionId("p1"), conversionId("gone")] }),
      named("old", aClosed({ newestAt: 1 })),
      named("older", aClosed({ newestAt: 0 })),
      aConversion(),
    )
    expect(await readProfile(conversationId("c1"), db)).toMatchObject({
      account: { id: OTHER_BRAND },
      conversions: [{ id: "p1" }],
      earlier: [{ id: "old" }, { id: "older" }],
    })
  })
})

describe("what a page of X may know", () => {
  test("is how the posts it shows stand, and no word of anybody's message", async () => {
    await stand(
      anAccount(),
      anAccount({ id: OTHER_BRAND, status: "disconnected" }),
      anOpen({ lastInboundText: "secret" }),
      aConversion({ status: "accepted", acceptedAt: NOW, customerName: "Cleo" }),
      aConversion({ id: conversionId("p2"), post: postId("99") }),
    )
    const news = await readPageNews(["1234"], [], db)
    expect(news.posts).toEqual({
      "1234": {
        conversion: "p1",
        status: "accepted",
        by: "Ann",
        at: NOW,
        customerName: "Cleo",
        account: BRAND,
        steps: [
          { step: "drafted", at: NOW - HOUR, by: "Ann" },
          { step: "posted", at: NOW - HOUR, by: "Ann" },
          { step: "accepted", at: NOW, by: null },
        ],
      },
    })
    expect(news.accounts.map(({ id }) => id)).toEqual([BRAND])
    expect(JSON.stringify(news)).not.toContain("secret")
  })

  test("of two under one post is the one that got further; of equals the newer", async () => {
    const two = aConversion({ id: conversionId("p2"), draftedAt: NOW })
    await stand(aConversion({ status: "answered" }), two)
    expect((await readPageNews(["1234"], [], db)).posts["1234"]).toMatchObject({ conversion: "p1" })
    await stand(aConversion())
    expect((await readPageNews(["1234"], [], db)).posts["1234"]).toMatchObject({ conversion: "p2" })
  })

  test("names the colleague who took what the link brought", async () => {
    const brought = aConversion({ status: "accepted", acceptedAt: NOW, conversation: conversationId("c1") })
    await stand(anAgent({ id: BOB, name: "Bob" }), anOpen({ owner: BOB }), brought)
    const news = await readPageNews(["1234"], [], db)
    expect(news.posts["1234"]?.steps.at(-1)).toEqual({ step: "accepted", at: NOW, by: "Bob" })
  })

  test("says which authors are in a conversation that isn't closed, with whom, whatever the case of their handle", async () => {
    await stand(anAgent(), aCustomer({ handle: "Cleo" }), anOpen())
    expect((await readPageNews([], ["cleo", "nobody"], db)).inDm).toEqual({ cleo: "Ann" })
    await stand(aNew())
    expect((await readPageNews([], ["cleo"], db)).inDm).toEqual({ cleo: null })
    await stand(aCustomer({ handle: "Cleo", open: null }), aClosed())
    expect((await readPageNews([], ["cleo"], db)).inDm).toEqual({})
  })

  test("names the account last pressed with, while it is on the desk", async () => {
    await stand(anAccount(), anAccount({ id: OTHER_BRAND }))
    await stand(aConversion(), aConversion({ id: conversionId("p2"), account: OTHER_BRAND, draftedAt: NOW - MINUTE }))
    expect((await readPageNews([], [], db)).lastUsed).toBe(OTHER_BRAND)
    await stand(anAccount({ id: OTHER_BRAND, status: "disconnected" }))
    expect((await readPageNews([], [], db)).lastUsed).toBeNull()
  })
})

describe("links that brought nobody yet", () => {
  test("are those drafted or posted within 7 days, oldest first", async () => {
    const link = (id: string, parts: Parameters<typeof aConversion>[0]) =>
      aConversion({ id: conversionId(id), ...parts })
    await stand(
      link("late", { draftedAt: NOW - MINUTE, status: "drafted" }),
      link("early", { draftedAt: NOW - HOUR }),
      link("arrived", { draftedAt: NOW - HOUR, status: "arrived" }),
      link("old", { draftedAt: NOW - 8 * 24 * HOUR }),
    )
    const waiting = await readWaitingLinks(NOW, db)
    expect(waiting.map(({ conversion }) => conversion.id)).toEqual(["early", "late"])
  })
})

describe("the parts of X's page", () => {
  test("that are missing stand with since when; found again, they are gone", async () => {
    await noteParts({ found: ["posts"], missing: ["reply box"] }, NOW, db)
    await noteParts({ found: [], missing: ["reply box", "post button"] }, NOW + MINUTE, db)
    expect(await db.pageParts.toArray()).toEqual([
      { id: "post button", since: NOW + MINUTE, lastAt: NOW + MINUTE },
      { id: "reply box", since: NOW, lastAt: NOW + MINUTE },
    ])
    await noteParts({ found: ["reply box"], missing: ["reply box"] }, NOW + HOUR, db)
    expect((await db.pageParts.toArray()).map(({ id }) => id)).toEqual(["post button"])
  })
})

test("the inboxes of a team are looked after by its members: who was revoked is none of them", async () => {
  const member = { role: "agent", until: null, present: false, absentSince: null, version: null } as const
  await stand(anInbox(), anAgent({ name: "Ann" }), anAgent({ id: BOB, name: "Bob" }))
  await db.membership.put(ANNS)
  await db.colleagues.bulkPut([
    { ...member, id: ANN, name: "Ann", revokedAt: null },
    { ...member, id: BOB, name: "Bob", revokedAt: NOW },
  ])
  const names = async () => (await readInboxes(db)).agents.map(({ name }) => name)
  expect(await names()).toEqual(["Ann"])
  // Alone again, with what was taken along: colleagues are names in what was.
  await Promise.all([db.membership.clear(), db.colleagues.clear()])
  await stand(
    anAgent({ id: SOLO_AGENT, name: "Me" }),
    anAgent({ name: "Ann", goneAt: NOW }),
    anAgent({ id: BOB, goneAt: NOW }),
  )
  expect(await names()).toEqual(["Me"])
})

describe("how far X's clock is ahead", () => {
  const heard = (id: typeof BRAND, heardAt: number, ahead: number) => ({ ...newStanding(id), rev: 1, heardAt, ahead })

  test("is as the account heard last says", async () => {
    expect(await readAhead(db)).toBe(0)
    await db.standings.bulkPut([heard(BRAND, NOW, HOUR), heard(OTHER_BRAND, NOW - MINUTE, 0)])
    expect(await readAhead(db)).toBe(HOUR)
  })

  test("is in a team beyond the server's, which this computer's may be behind", async () => {
    await db.standings.put(heard(BRAND, NOW, MINUTE))
    await db.teamLine.put({ id: "line", state: "connected", since: NOW, because: null, behind: 0, ahead: HOUR })
    expect(await readAhead(db)).toBe(HOUR + MINUTE)
  })
})

test("a draft is kept per conversation, and an empty one is forgotten", async () => {
  const keep = (text: string) => keepDraft("c1", { text, file: null }, db)
  await keep("half a")
  await keep("half a thought")
  expect([(await readDraft("c1", db)).text, (await readDraft("c2", db)).text]).toEqual(["half a thought", ""])
  await keep("")
  expect(await db.drafts.count()).toBe(0)
})

test("tokens lie in a database of their own: the desk's has no table for them", async () => {
  const shelf = openShelf(`${name}-tokens`)
  const pair = { access: "a", refresh: "r", expiresAt: NOW, clientId: "app" }
  await shelf.keep("7", pair)
  await shelf.keep("7", { ...pair, access: "a2" })
  expect(await shelf.read("7")).toEqual({ account: "7", ...pair, access: "a2" })
  expect(await shelf.read("8")).toBeUndefined()
  await shelf.forget("7")
  expect(await openShelf(`${name}-tokens`).read("7")).toBeUndefined()
  await db.open()
  expect(db.tables.map((table) => table.name)).not.toContain("tokens")
  expect(await Dexie.exists(`${name}-tokens`)).toBe(true)
})
