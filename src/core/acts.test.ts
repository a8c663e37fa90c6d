import { describe, expect, it, test } from "vitest"
import { OWNER_FULL } from "./bring-back"
import type { Conversation } from "./conversation"
import { conversationId, inboxId } from "./ids"
import { look } from "./look"
import { noReplyNeeded } from "./no-reply-needed"
import { reopen } from "./reopen"
import { resume } from "./resume"
import {
  ANN,
  aClosed,
  aCustomer,
  aNew,
  anAgent,
  anInbox,
  anOpen,
  aWaiting,
  BOB,
  HOUR,
  MAIN,
  MINUTE,
  NOW,
  refusal,
  SETTINGS,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"
import { transfer } from "./transfer"

const c1 = conversationId("c1")
const ann = anAgent({ sessions: [c1] })
const bob = anAgent({ id: BOB, name: "Bob" })
const fullUp = { sessions: withSessions(SETTINGS.maximumCapacity) }

describe("No reply needed (§6)", () => {
  const marked = (parts: Partial<Conversation> = {}) => noReplyNeeded({ conversation: anOpen(parts), agent: ann }, NOW)

  test("the session ends, its place is free, the conversation waits for its customer", () => {
    const done = marked({ unread: 2, banner: NOW })
    expect(theOne(done, "conversation")).toMatchObject({
      status: "Waiting",
      owner: ANN,
      session: null,
      endedAt: NOW,
      unread: 0,
      banner: null,
    })
    expect(theOne(done, "agent").sessions).toEqual([])
    expect(written(done).entries).toMatchObject([{ type: "session ended", because: "no reply needed" }])
  })
  it.each<[string, Partial<Conversation>, string]>([
    ["refused when the last message is ours", { lastSentAt: NOW - MINUTE }, "answered"],
    ["refused when nobody wrote yet", { lastInboundAt: null }, "answered"],
    ["refused on somebody else's", { owner: BOB }, "not-yours"],
    ["refused on a closed one", { status: "Closed", session: null, closedAt: NOW }, "closed"],
  ])("%s", (_, parts, why) => expect(refusal(marked(parts))).toBe(why))

  test("one that came back without room is put to rest as well", () => {
    const done = noReplyNeeded({ conversation: aWaiting({ unread: 1, unasked: OWNER_FULL }), agent: ann }, NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Waiting", unread: 0, unasked: "" })
    expect(says(done)).toEqual(["no reply needed"])
  })
  test("pressed in a second panel, it changes nothing", () =>
    expect(writesNothing(noReplyNeeded({ conversation: aWaiting(), agent: ann }, NOW))).toBe(true))
})

describe("Transfer", () => {
  const VIP = anInbox({ id: inboxId("vip"), name: "VIP", firstReplyMinutes: 30 })
  const give = (parts: Partial<Parameters<typeof transfer>[0]> = {}) =>
    transfer({ conversation: anOpen(), agent: ann, inbox: VIP, to: null, settings: SETTINGS, ...parts }, NOW)

  test("to an inbox: the session ends for the one who gave it up, and it keeps its place by how long it waits", () => {
    const done = give()
    expect(theOne(done, "conversation")).toMatchObject({
      status: "New",
      owner: null,
      session: null,
      inbox: VIP.id,
      unread: 1,
      waitingSince: NOW - 10 * MINUTE,
      round: { asked: [ANN], lastEndedAt: NOW },
    })
    expect(theOne(done, "agent").sessions).toEqual([])
    expect(says(done)).toEqual(["session ended", "transferred"])
  })
  test("to an agent: their session begins, and it is unread for them", () => {
    const done = give({ to: bob })
    expect(theOne(done, "conversation")).toMatchObject({
      status: "Open",
      owner: BOB,
      session: { agent: BOB, begunAt: NOW },
      inbox: VIP.id,
      unread: 1,
    })
    const agents = written(done).records.filter(({ kind }) => kind === "agent")
    expect(agents).toMatchObject([
      { id: BOB, sessions: [c1] },
      { id: ANN, sessions: [] },
    ])
    expect(says(done)).toEqual(["session ended", "transferred", "session begun"])
  })
  it.each([null, bob])("an inbox that is removed at that moment is not there to take it", (to) =>
    expect(written(give({ to })).guards).toEqual([{ kind: "inbox", id: VIP.id, rev: VIP.rev }]),
  )
  test("to its own inbox: it is nobody's again", () =>
    expect(theOne(give({ inbox: anInbox() }), "conversation")).toMatchObject({ status: "New", inbox: MAIN }))
  test("a Waiting one too, without a session to end", () =>
    expect(says(give({ conversation: aWaiting() }))).toEqual(["transferred"]))

  it.each<[string, Partial<Parameters<typeof transfer>[0]>, string]>([
    ["being transferred to needs room", { to: anAgent({ id: BOB, ...fullUp }) }, "no-room-there"],
    ["and to be here", { to: anAgent({ id: BOB, goneAt: NOW - 1 }) }, "agent-gone"],
    ["only to an agent of that inbox", { inbox: anInbox({ agents: [ANN] }), to: bob }, "not-in-inbox"],
    ["not to oneself", { to: ann }, "same-owner"],
    ["not somebody else's", { conversation: anOpen({ owner: BOB, session: null }) }, "not-yours"],
    ["not a closed one", { conversation: aClosed() }, "closed"],
  ])("%s", (_, parts, why) => expect(refusal(give(parts))).toBe(why))

  test("asked again in a second panel, it changes nothing", () => {
    const there = aNew({ inbox: VIP.id, round: { asked: [ANN], lastEndedAt: NOW } })
    expect(writesNothing(give({ conversation: there }))).toBe(true)
    expect(writesNothing(give({ conversation: anOpen({ owner: BOB, inbox: VIP.id }), to: bob }))).toBe(true)
  })
})

describe("Reopen by the agent", () => {
  const gone = aCustomer({ open: null })
  const again = (parts: Partial<Parameters<typeof reopen>[0]> = {}) =>
    reopen(
      { conversation: aClosed(), customer: gone, agent: anAgent(), entryPoint: MAIN, settings: SETTINGS, ...parts },
      NOW,
    )
  test("its session begins with them, in the inbox its account enters now", () => {
    const done = again({ entryPoint: inboxId("vip") })
    expect(theOne(done, "conversation")).toMatchObject({
      status: "Open",
      owner: ANN,
      closedAt: null,
      inbox: "vip",
      session: { agent: ANN, begunAt: NOW },
    })
    expect(theOne(done, "customer")).toMatchObject({ open: c1, latest: c1 })
    expect(says(done)).toEqual(["reopened", "session begun"])
  })
  it.each<[string, Partial<Parameters<typeof reopen>[0]>, string]>([
    ["needs room", { agent: anAgent(fullUp) }, "no-room"],
    ["not while the customer has another that isn't closed", { customer: aCustomer() }, "still-open"],
    ["not one that isn't closed", { conversation: aWaiting() }, "not-closed"],
  ])("%s", (_, parts, why) => expect(refusal(again(parts))).toBe(why))
  test("pressed in a second panel, it changes nothing", () =>
    expect(writesNothing(again({ conversation: anOpen() }))).toBe(true))
})

describe("one that came back while its owner had no room (§4.2)", () => {
  const back = aWaiting({ unread: 1, unasked: OWNER_FULL })
  test("stays unread however often they look", () => expect(writesNothing(look(back, ANN))).toBe(true))
  test("begins its session when Reply is pressed with room", () => {
    const done = resume({ conversation: back, agent: anAgent(), settings: SETTINGS }, NOW)
    expect(theOne(done, "conversation")).toMatchObject({ status: "Open", unread: 0, unasked: "" })
    expect(theOne(done, "agent").sessions).toEqual([c1])
  })
  test("and not without", () =>
    expect(refusal(resume({ conversation: back, agent: anAgent(fullUp), settings: SETTINGS }, NOW))).toBe("no-room"))
  test("one nobody wrote in stays Waiting when Reply is pressed", () =>
    expect(
      writesNothing(
        resume({ conversation: aWaiting({ endedAt: NOW - HOUR }), agent: anAgent(), settings: SETTINGS }, NOW),
      ),
    ).toBe(true))
})
