import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test, vi } from "vitest"

vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.mock("~platform/sign-in-window", () => ({
  launchSignIn: async () => undefined,
  redirectUrl: () => "https://a.example/",
}))

import type { Conversation } from "~core/conversation"
import { conversationId, inboxId } from "~core/ids"
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
  MAIN,
  SETTINGS,
  withSessions,
} from "~core/test-desk"
import type { DeskCommand } from "~messaging/contract"
import { carryOut } from "../commands"
import { routeWaiting } from "../router"
import { aStage, type Stage } from "../test-world"

const VIP = inboxId("vip")
const c1 = conversationId("c1")

/** A desk with Ann, Bob and whoever looks on, two inboxes, and one conversation. */
let stage: Stage
beforeEach(async () => {
  stage = await aStage()
  await stage.db.customers.put(aCustomer())
  await stage.db.inboxes.bulkPut([anInbox(), anInbox({ id: VIP, name: "VIP", agents: [BOB] })])
  await stage.db.agents.bulkPut([anAgent(), anAgent({ id: BOB, name: "Bob" })])
  return () => stage.db.close()
})

async function standsThere(conversation: Conversation): Promise<void> {
  await stage.db.conversations.put(conversation)
  if (conversation.session) await stage.db.agents.update(conversation.session.agent, { sessions: [conversation.id] })
  if (conversation.offer) await stage.db.agents.update(conversation.offer.agent, { offer: conversation.id })
}
const says = (command: DeskCommand) => carryOut(stage.world, command)
const reassign = (agent: string | null, inbox: string = MAIN) =>
  says({ say: "reassign", conversation: c1, inbox, agent })
const takeBack = () => says({ say: "takeBack", conversation: c1 })
const talk = () => stage.db.conversations.get(c1)
const ann = () => stage.db.agents.get(ANN)
const bob = () => stage.db.agents.get(BOB)
const timeline = async () => (await stage.db.entries.orderBy("[conversation+order]").toArray()).map(({ type }) => type)

describe("reassign, said by whoever looks on", () => {
  test("what Ann holds is Bob's, unread, and her place is free", async () => {
    await standsThere(anOpen())
    expect(await reassign(BOB)).toMatchObject({ ok: true })
    expect(await talk()).toMatchObject({ status: "Open", owner: BOB, unread: 1 })
    expect([await ann(), await bob()]).toMatchObject([{ sessions: [] }, { sessions: [c1] }])
    expect(await timeline()).toEqual(["session ended", "transferred", "session begun"])
    const [, moved] = await stage.db.entries.orderBy("[conversation+order]").toArray()
    expect(moved).toMatchObject({ by: stage.world.me, from: ANN, to: BOB })
  })

  test("what is being offered to Ann is Bob's, and she is free for another offer", async () => {
    await standsThere(anOffered())
    expect(await reassign(BOB)).toMatchObject({ ok: true })
    expect(await talk()).toMatchObject({ status: "Open", owner: BOB, offer: null })
    expect([await ann(), await bob()]).toMatchObject([{ offer: null, lapsesInRow: 0 }, { sessions: [c1] }])
    expect(await timeline()).toEqual(["offer withdrawn", "transferred", "session begun"])
  })

  test("she who accepts it at the same time has it, or he has it: never both", async () => {
    const me = stage.world.me
    await stage.db.inboxes.update(MAIN, { agents: [me, ANN, BOB] })
    await stage.db.agents.update(me, { available: true })
    await standsThere(anOffered({ offer: { agent: me, madeAt: 0, until: stage.world.clock.now() + 1_000 } }))
    await Promise.all([says({ say: "accept", conversation: c1 }), reassign(BOB)])
    const owner = (await talk())?.owner
    const seated = (await stage.db.agents.toArray()).filter(({ sessions }) => sessions.includes(c1))
    expect(seated.map(({ id }) => id)).toEqual([owner])
  })

  test("into another inbox it waits again, and whoever is free there is asked", async () => {
    await standsThere(aWaiting())
    expect(await reassign(null, VIP)).toMatchObject({ ok: true })
    expect(await talk()).toMatchObject({ status: "New", owner: null, inbox: VIP })
    await routeWaiting(stage.world)
    expect(await talk()).toMatchObject({ offer: { agent: BOB } })
  })

  test.each<[string, Conversation, [string | null, string?], string]>([
    ["a closed one stays closed", aClosed(), [BOB], "closed"],
    ["whoever holds it needn't be given it", anOpen(), [ANN], "same-owner"],
    ["nobody gets it who isn't in that inbox", aNew(), [ANN, VIP], "not-in-inbox"],
    ["an agent who is gone", anOpen(), ["nobody"], "not-found"],
    ["an inbox that is gone", anOpen(), [BOB, "gone"], "not-found"],
  ])("%s", async (_, conversation, to, refusal) => {
    await standsThere(conversation)
    const before = await stage.db.conversations.toArray()
    expect(await reassign(...to)).toMatchObject({ ok: false, refusal })
    expect(await stage.db.conversations.toArray()).toEqual(before)
  })

  test("an agent without room is refused, also when the room went a moment ago", async () => {
    await standsThere(anOpen())
    await stage.db.agents.update(BOB, { sessions: withSessions(SETTINGS.maximumCapacity - 1) })
    const other = conversationId("c2")
    await stage.db.conversations.put(aNew({ id: other }))
    const both = await Promise.all([
      reassign(BOB),
      says({ say: "reassign", conversation: other, inbox: MAIN, agent: BOB }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await bob())?.sessions).toHaveLength(SETTINGS.maximumCapacity)
  })

  test("a conversation whose agent's row is not there is left alone", async () => {
    await standsThere(anOpen())
    await stage.db.agents.delete(ANN)
    expect(await reassign(BOB)).toMatchObject({ ok: false, refusal: "not-found" })
    expect(await talk()).toMatchObject({ owner: ANN })
  })
})

describe("take back, said by whoever looks on", () => {
  test("both are free at once, and Bob is asked next", async () => {
    await standsThere(anOffered())
    expect(await takeBack()).toMatchObject({ ok: true })
    expect([await talk(), await ann()]).toMatchObject([{ offer: null }, { offer: null, available: true }])
    await routeWaiting(stage.world)
    expect(await talk()).toMatchObject({ offer: { agent: BOB } })
    expect(await timeline()).toEqual(["offer withdrawn", "offer made"])
  })

  test.each([
    ["one that was accepted meanwhile", anOpen(), "offer-gone"],
    ["one that nobody is being offered", aNew(), "offer-gone"],
  ])("%s is refused", async (_, conversation, refusal) => {
    await standsThere(conversation)
    expect(await takeBack()).toMatchObject({ ok: false, refusal })
  })

  test("pressed twice, it is taken back once", async () => {
    await standsThere(anOffered())
    const both = await Promise.all([takeBack(), takeBack()])
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    expect(await timeline()).toEqual(["offer withdrawn"])
  })
})
