import { describe, expect, it, test } from "vitest"
import { OWNER_FULL } from "./bring-back"
import type { Conversation } from "./conversation"
import { type FollowUpView, followUpDue, LATEST_FOLLOW_UP_MS, remind } from "./follow-up"
import { conversationId, inboxId } from "./ids"
import { GRACE_MS } from "./still-there"
import {
  aClosed,
  aCustomer,
  aNew,
  anAgent,
  anOpen,
  aWaiting,
  BOB,
  HOUR,
  MAIN,
  NOW,
  refusal,
  SECOND,
  SETTINGS,
  says,
  theOne,
  withSessions,
  writesNothing,
  written,
} from "./test-desk"
import { putOnTopic, TOPIC_LIMIT, TOPICS_LIMIT, takeOffTopic } from "./topic"

const gone = anAgent({ goneAt: NOW - GRACE_MS })
const full = anAgent({ sessions: withSessions(SETTINGS.maximumCapacity) })

describe("Remind me in … (§5.12)", () => {
  const ask = (until: number | null, parts: Partial<Conversation> = {}) =>
    remind({ conversation: anOpen(parts), agent: anAgent() }, until, NOW)
  test("keeps the time and says so", () => {
    const done = ask(NOW + HOUR)
    expect(theOne(done, "conversation").followUpAt).toBe(NOW + HOUR)
    expect(says(done)).toEqual(["follow-up set"])
  })
  test("can be called off", () =>
    expect(theOne(ask(null, { followUpAt: NOW + 1 }), "conversation").followUpAt).toBeNull())
  test("asked twice for the same time, it is said once", () =>
    expect(writesNothing(ask(NOW + HOUR, { followUpAt: NOW + HOUR }))).toBe(true))
  it.each<[string, number, Partial<Conversation>, string]>([
    ["not for now", NOW, {}, "out-of-range"],
    ["not for the past", NOW - SECOND, {}, "out-of-range"],
    ["not for more than a year from now", NOW + LATEST_FOLLOW_UP_MS + 1, {}, "out-of-range"],
    ["not on somebody else's", NOW + HOUR, { owner: BOB }, "not-yours"],
  ])("%s", (_, until, parts, why) => expect(refusal(ask(until, parts))).toBe(why))
})

describe("when it is due", () => {
  const due = (conversation: Conversation, parts: Partial<FollowUpView> = {}) =>
    followUpDue(
      {
        conversation: { ...conversation, followUpAt: NOW },
        customer: aCustomer({ open: conversation.status === "Closed" ? null : conversation.id }),
        owner: anAgent(),
        other: null,
        entryPoint: inboxId("vip"),
        settings: SETTINGS,
        ...parts,
      },
      NOW,
    )
  it.each<[string, Conversation, Partial<FollowUpView>, Partial<Conversation>, string[]]>([
    ["Waiting comes back to its owner", aWaiting(), {}, { status: "Open" }, ["follow-up due", "session begun"]],
    [
      "Waiting, and the owner at maximum: unread at the owner",
      aWaiting(),
      { owner: full },
      { status: "Waiting", unasked: OWNER_FULL },
      ["follow-up due", "nobody asked"],
    ],
    [
      "Closed is reopened with its owner, in the inbox its account enters now",
      aClosed(),
      {},
      { status: "Open", closedAt: null, inbox: inboxId("vip") },
      ["follow-up due", "reopened", "session begun"],
    ],
    [
      "Closed, and the owner at maximum: Waiting and unread at the owner",
      aClosed(),
      { owner: full },
      { status: "Waiting", closedAt: null },
      ["follow-up due", "reopened", "nobody asked"],
    ],
    [
      "Waiting, and the owner gone for less than the grace: theirs all the same",
      aWaiting(),
      { owner: anAgent({ goneAt: NOW - GRACE_MS + 1 }) },
      { status: "Open" },
      ["follow-up due", "session begun"],
    ],
    [
      "Open, and the owner gone: that is given back by itself",
      anOpen(),
      { owner: gone },
      { status: "Open" },
      ["follow-up due"],
    ],
    ["Open is there already: it is only unread", anOpen(), {}, { status: "Open" }, ["follow-up due"]],
  ])("%s", (_, conversation, parts, becomes, lines) => {
    const done = due(conversation, parts)
    expect(theOne(done, "conversation")).toMatchObject({ ...becomes, followUpAt: null, unread: 1, owner: anAgent().id })
    expect(says(done)).toEqual(lines)
  })
  it.each<[string, Conversation, object, string[]]>([
    ["Waiting", aWaiting(), { inbox: MAIN }, ["unassigned"]],
    ["Closed", aClosed(), { inbox: inboxId("vip"), closedAt: null }, ["reopened", "unassigned"]],
  ])(
    "%s, and its owner is gone past the grace: New in its inbox, since it fell due, and unread",
    (_, conversation, becomes, lines) => {
      const done = due(conversation, { owner: gone })
      const back = { status: "New", owner: null, session: null, unread: 1, followUpAt: null, waitingSince: NOW }
      expect(theOne(done, "conversation")).toMatchObject({ ...back, ...becomes })
      expect(says(done)).toEqual(lines)
      expect(written(done).entries.at(-1)).toMatchObject({ agent: gone.id, because: "follow-up" })
      expect(written(done).guards).toEqual([{ kind: "agent", id: gone.id, rev: gone.rev }])
    },
  )
  test("Closed, and its owner is gone, but the customer has another that isn't: that one is brought to the fore", () => {
    const done = due(aClosed(), { owner: gone, other: anOpen({ id: conversationId("c2"), owner: BOB }) })
    expect(written(done).records).toMatchObject([
      { id: "c1", status: "Closed" },
      { id: "c2", owner: BOB, unread: 1 },
    ])
  })
  test("Closed names its customer's open conversation again", () =>
    expect(theOne(due(aClosed()), "customer")).toMatchObject({ open: "c1", latest: "c1" }))
  test("Closed, and the customer has another that isn't: that one is brought to the fore", () => {
    const other = anOpen({ id: conversationId("c2") })
    const done = due(aClosed(), { other })
    expect(written(done).records).toMatchObject([
      { id: "c1", status: "Closed", followUpAt: null },
      { id: "c2", status: "Open", unread: 1 },
    ])
  })
  test("nobody's by then: the reminder goes", () => {
    const done = due(aNew(), { owner: null })
    expect(theOne(done, "conversation")).toMatchObject({ status: "New", followUpAt: null, unread: 1 })
    expect(says(done)).toEqual([])
  })
  test("not a moment early", () =>
    expect(
      followUpDue(
        {
          conversation: aWaiting({ followUpAt: NOW + 1 }),
          customer: aCustomer(),
          owner: anAgent(),
          other: null,
          entryPoint: inboxId("vip"),
          settings: SETTINGS,
        },
        NOW,
      ),
    ).toBeNull())
})

describe("topics (§5.12)", () => {
  const on = (topic: string, topics: string[] = []) =>
    putOnTopic({ conversation: anOpen({ topics }), agent: anAgent() }, topic, NOW)
  test("a label is put on, tidied, and said", () => {
    const done = on("  late \n luggage ", ["refund"])
    expect(theOne(done, "conversation").topics).toEqual(["refund", "late luggage"])
    expect(written(done).entries).toMatchObject([{ type: "topic", topic: "late luggage", on: true }])
  })
  test("in any script", () => expect(theOne(on("返金 🧳"), "conversation").topics).toEqual(["返金 🧳"]))
  test("one that is on is not put on again, in whatever case", () =>
    expect(writesNothing(on("Refund", ["refund"]))).toBe(true))
  it.each([
    ["nothing is no topic", " \u200b\u202e ", [], "no-topic"],
    ["it must fit on a label", "x".repeat(TOPIC_LIMIT + 1), [], "too-long"],
    ["there is an end to them", "more", Array.from({ length: TOPICS_LIMIT }, (_, n) => `t${n}`), "too-many-topics"],
  ])("%s", (_, topic, topics, why) => expect(refusal(on(topic, topics))).toBe(why))
  test("a label is taken off, in whatever case; twice is once", () => {
    const off = (topics: string[]) =>
      takeOffTopic({ conversation: anOpen({ topics }), agent: anAgent() }, "REFUND", NOW)
    expect(theOne(off(["refund", "late"]), "conversation").topics).toEqual(["late"])
    expect(writesNothing(off(["late"]))).toBe(true)
  })
})
