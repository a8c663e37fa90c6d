import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { conversationId, inboxId } from "./ids"
import { addInbox, removeInbox, renameInbox, setEntryPoint, setFirstReply, setInboxAgents } from "./inbox"
import { type Queued, queueDue, queueOrder } from "./queue"
import {
  ANN,
  aNew,
  anAccount,
  anAgent,
  anInbox,
  anOffered,
  BOB,
  MINUTE,
  NOW,
  refusal,
  SECOND,
  says,
  theOne,
  writesNothing,
  written,
} from "./test-desk"

const VIP = inboxId("vip")
const main = anInbox()
const vip = anInbox({ id: VIP, name: "VIP" })

describe("inboxes", () => {
  test("one is made with everybody in it, and asks before assigning", () =>
    expect(theOne(addInbox([main], VIP, " VIP ", [ANN, BOB]), "inbox")).toMatchObject({
      name: "VIP",
      agents: [ANN, BOB],
      askBeforeAssigning: true,
      firstReplyMinutes: null,
    }))
  test("made twice by one press, it is one", () =>
    expect(writesNothing(addInbox([main, vip], VIP, "VIP", []))).toBe(true))
  test("one is called something else", () =>
    expect(theOne(renameInbox(vip, [main, vip], "Gold"), "inbox").name).toBe("Gold"))
  it.each([
    ["a name that is taken, in whatever case", "inBOX", "name-taken"],
    ["no name", " \u200b ", "unnamed"],
    ["a name without end", "x".repeat(61), "too-long"],
  ])("%s is refused", (_, name, why) => {
    expect(refusal(addInbox([main], VIP, name, []))).toBe(why)
    expect(refusal(renameInbox(vip, [main, vip], name))).toBe(why)
  })
  it.each<[string, number | null, string]>([
    ["a target of half an hour", 30, "wrote"],
    ["no target is what it has", null, "wrote"],
    ["a target of no minutes", 0, "out-of-range"],
    ["half a minute", 0.5, "out-of-range"],
    ["more than a week", 10_081, "out-of-range"],
  ])("%s: %s → %s", (_, minutes, what) => expect(refusal(setFirstReply(vip, minutes))).toBe(what))
})

describe("removing an inbox", () => {
  const gone = (parts: Partial<Parameters<typeof removeInbox>[0]> = {}) =>
    removeInbox({ inbox: vip, inboxes: [main, vip], accounts: [anAccount()], holds: 0, ...parts })
  test("an empty one that no account enters goes", () => expect(written(gone()).gone).toMatchObject([{ id: VIP }]))
  it.each<[string, Partial<Parameters<typeof removeInbox>[0]>, string]>([
    ["not while an account enters there", { accounts: [anAccount({ inbox: VIP })] }, "entry-point"],
    ["not while conversations are in it", { holds: 1 }, "not-empty"],
    ["not the last one", { inboxes: [vip] }, "last-inbox"],
  ])("%s", (_, parts, why) => expect(refusal(gone(parts))).toBe(why))
  test("an account that was disconnected enters another one, should it come back", () =>
    expect(theOne(gone({ accounts: [anAccount({ inbox: VIP, status: "disconnected" })] }), "account").inbox).toBe(
      main.id,
    ))
})

test("an account enters another inbox from now on", () => {
  expect(theOne(setEntryPoint(anAccount(), vip), "account").inbox).toBe(VIP)
  expect(writesNothing(setEntryPoint(anAccount(), main))).toBe(true)
})

describe("who is in an inbox", () => {
  const ann = anAgent({ offer: anOffered().id })
  const bob = anAgent({ id: BOB, name: "Bob" })
  const set = (ids: string[]) => setInboxAgents({ inbox: main, agents: [ann, bob], offered: [anOffered()] }, ids, NOW)
  test("an offer that runs for somebody who leaves is withdrawn, and counts as no lapse", () => {
    const done = set([BOB])
    expect(theOne(done, "inbox").agents).toEqual([BOB])
    expect(theOne(done, "conversation")).toMatchObject({ offer: null, status: "New" })
    expect(theOne(done, "agent")).toMatchObject({ id: ANN, offer: null, lapsesInRow: 0 })
    expect(says(done)).toEqual(["offer withdrawn"])
  })
  test("an offer that runs for somebody who stays goes on", () =>
    expect(written(set([ANN])).records.map(({ kind }) => kind)).toEqual(["inbox"]))
  test("somebody must be in it", () => expect(refusal(set(["stranger"]))).toBe("nobody-left"))
})

describe("the order of an inbox (§4.1)", () => {
  const at = (id: string, waitingSince: number, firstReplyMinutes: number | null = null): Queued => ({
    conversation: { ...aNew({ waitingSince }), id: conversationId(id) },
    inbox: { firstReplyMinutes },
  })
  it.each<[string, [string, number, (number | null)?][], string[]]>([
    [
      "oldest first message first",
      [
        ["b", NOW - MINUTE],
        ["a", NOW],
      ],
      ["b", "a"],
    ],
    [
      "a due time comes before that",
      [
        ["old", NOW - 9 * MINUTE],
        ["due", NOW, 1],
      ],
      ["due", "old"],
    ],
    [
      "the earliest due first",
      [
        ["later", NOW - MINUTE, 5],
        ["sooner", NOW, 1],
      ],
      ["sooner", "later"],
    ],
    [
      "else by its name, so that every browser agrees",
      [
        ["b", NOW],
        ["a", NOW],
      ],
      ["a", "b"],
    ],
  ])("%s", (_, all, order) =>
    expect(
      all
        .map(([id, since, target]) => at(id, since, target))
        .sort(queueOrder)
        .map(({ conversation }) => conversation.id),
    ).toEqual(order),
  )
  const one = fc.tuple(fc.nat(3), fc.option(fc.nat(3)), fc.constantFrom("a", "b", "c"))
  test("two of them are never both before each other", () => {
    fc.assert(
      fc.property(one, one, ([s1, d1, a], [s2, d2, b]) => {
        fc.pre(a !== b)
        const [x, y] = [at(a, s1, d1), at(b, s2, d2)]
        expect(Math.sign(queueOrder(x, y))).toBe(-Math.sign(queueOrder(y, x)))
      }),
    )
  })
  test("within one inbox it is by the first message, whatever the target: so one index has it", () => {
    fc.assert(
      fc.property(one, one, fc.option(fc.nat(9)), ([s1, , a], [s2, , b], target) => {
        fc.pre(s1 !== s2)
        expect(Math.sign(queueOrder(at(a, s1, target), at(b, s2, target)))).toBe(Math.sign(s1 - s2))
      }),
    )
  })
  test("the first reply is due so many minutes after the first message; never without a target", () => {
    const waits = aNew({ waitingSince: NOW - SECOND })
    expect(queueDue(waits, anInbox({ firstReplyMinutes: 30 }))).toBe(NOW - SECOND + 30 * MINUTE)
    expect(queueDue(waits, anInbox())).toBeNull()
  })
})
