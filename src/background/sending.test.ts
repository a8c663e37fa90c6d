import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

import { conversationId, eventId, sendId } from "~core/ids"
import {
  aCustomer,
  anAccount,
  anOpen,
  aSend,
  aSending,
  BRAND,
  HOUR,
  MINUTE,
  NOW,
  OTHER_BRAND,
  SECOND,
} from "~core/test-desk"
import { GRACE_MS } from "~core/unsure"
import type { SendOutcome } from "~x/port"
import { carryOutDeadlines } from "./deadlines"
import { readOnce } from "./ingest"
import { sendDue } from "./sender"
import { aStage, type Stage, sentAs } from "./test-world"
import type { World } from "./world"

let stage: Stage
beforeEach(async () => {
  vi.stubGlobal("navigator", { onLine: true })
  stage = await aStage()
  await stage.db.customers.put(aCustomer())
  await stage.db.conversations.put(anOpen({ owner: stage.world.me, session: { agent: stage.world.me, begunAt: NOW } }))
  return () => stage.db.close()
})
afterEach(() => void vi.unstubAllGlobals())

const theSend = (id = "s1") => stage.db.sends.get(sendId(id))
/** One look at what is due, until everything that it began is over. */
async function step(world: World = stage.world) {
  const due = await sendDue(world)
  await vi.waitFor(() => expect(world.inFlight.size).toBe(0))
  return due
}
const later = (retryAt: number): SendOutcome => ({ fate: "later", retryAt, trouble: "offline", allowance: null })

describe("sending (§5.6)", () => {
  test("is committed before anything is handed to X", async () => {
    await stage.db.sends.put(aSend())
    let asHandedOver: unknown
    stage.x.onSend = async () => {
      asHandedOver = [await theSend(), await stage.db.entries.toArray()]
      return sentAs("9000")
    }
    await step()
    expect(asHandedOver).toMatchObject([{ status: "sending", sendingAt: NOW }, [{ id: "out.s1", type: "message out" }]])
    expect(await theSend()).toMatchObject({ status: "sent", event: "9000" })
  })

  test("is not begun when the desk can't keep it: X is not asked", async () => {
    await stage.db.sends.put(aSend())
    const full = () => Promise.reject(Object.assign(new Error(), { name: "QuotaExceededError" }))
    await step({ ...stage.world, commit: full })
    expect(stage.x.sent).toEqual([])
    expect(await theSend()).toMatchObject({ status: "queued" })
  })

  const fates: [string, SendOutcome, object][] = [
    ["sent", sentAs("9001"), { status: "sent", event: "9001", sentAt: NOW }],
    [
      "unsure",
      { fate: "unsure", detail: "broke", allowance: null },
      { status: "unsure", unsureAt: NOW, lookedFor: false },
    ],
    [
      "refused",
      { fate: "refused", because: "closed-dms", detail: "no", allowance: null },
      { status: "refused", because: "closed-dms", detail: "no" },
    ],
    ["later", later(NOW + MINUTE), { status: "queued", retryAt: NOW + MINUTE }],
  ]
  test.each(fates)("ends as %s, and X was asked once, however often the sender looks", async (_, outcome, expected) => {
    await stage.db.sends.put(aSend())
    stage.x.onSend = async () => outcome
    await step()
    await step()
    await step()
    expect(await theSend()).toMatchObject(expected)
    expect(stage.x.sent).toHaveLength(1)
  })

  test("is tried again at the time X named, and says one line", async () => {
    await stage.db.sends.put(aSend())
    stage.x.onSend = async () => later(NOW + MINUTE)
    await step()
    stage.x.onSend = async () => sentAs("9002")
    expect(await step()).toBe(NOW + MINUTE)
    stage.passes(MINUTE)
    await step()
    expect(await theSend()).toMatchObject({ status: "sent" })
    expect(stage.x.sent).toHaveLength(2)
    expect(await stage.db.entries.count()).toBe(1)
  })

  test("one conversation sends one at a time, first written first", async () => {
    await stage.db.sends.bulkPut([
      aSend({ id: sendId("s2"), text: "second", queuedAt: NOW - SECOND }),
      aSend({ id: sendId("s1"), text: "first", queuedAt: NOW - 2 * SECOND }),
    ])
    let answer: (outcome: SendOutcome) => void = () => {}
    stage.x.onSend = () => new Promise((resolve) => (answer = resolve))
    await sendDue(stage.world)
    await vi.waitFor(() => expect(stage.x.sent).toEqual(["first"]))
    await sendDue(stage.world)
    expect(stage.x.sent).toEqual(["first"])
    answer(sentAs("9003"))
    await vi.waitFor(() => expect(stage.world.inFlight.size).toBe(0))
    stage.x.onSend = async () => sentAs("9004")
    await step()
    expect(stage.x.sent).toEqual(["first", "second"])
  })

  test.each([
    ["unsure", { fate: "unsure", detail: "", allowance: null }],
    ["refused", { fate: "refused", because: "other", detail: "", allowance: null }],
  ] as const)("one that is %s holds back those after it in its conversation, and nobody else's", async (_, outcome) => {
    const other = anOpen({ id: conversationId("c2") })
    await stage.db.conversations.put(other)
    await stage.db.sends.bulkPut([
      aSend({ text: "first", queuedAt: NOW - 3 * SECOND }),
      aSend({ id: sendId("s2"), text: "second", queuedAt: NOW - 2 * SECOND }),
      aSend({ id: sendId("s3"), text: "another's", conversation: other.id, queuedAt: NOW - SECOND }),
    ])
    stage.x.onSend = async (text) => (text === "first" ? outcome : sentAs("9005"))
    await step()
    await step()
    expect([...stage.x.sent].sort()).toEqual(["another's", "first"])
  })

  test("waits while it can be undone, and says until when", async () => {
    await stage.db.sends.put(aSend({ holdUntil: NOW + 3 * SECOND }))
    expect(await step()).toBe(NOW + 3 * SECOND)
    expect(stage.x.sent).toEqual([])
  })

  test("waits while offline, and looks again soon", async () => {
    vi.stubGlobal("navigator", { onLine: false })
    await stage.db.sends.put(aSend())
    expect(await step()).toBeGreaterThan(NOW)
    expect(stage.x.sent).toEqual([])
  })

  test.each(["reconnect", "disconnected"] as const)("waits while its account is to be %s", async (status) => {
    await stage.db.accounts.put(anAccount({ status }))
    await stage.db.sends.put(aSend())
    await step()
    expect(await theSend()).toMatchObject({ status: "queued" })
    expect(stage.x.sent).toEqual([])
  })

  test("goes from the account that was fixed at Send, also when the customer wrote to another since", async () => {
    await stage.db.accounts.put(anAccount({ id: OTHER_BRAND, status: "reconnect" }))
    await stage.db.conversations.update(conversationId("c1"), { account: OTHER_BRAND })
    await stage.db.sends.put(aSend())
    await step()
    expect(stage.x.sent).toHaveLength(1)
  })

  test("asks first after an hour in which it could not go", async () => {
    await stage.db.sends.put(aSend({ holdUntil: NOW - HOUR - 1 }))
    await step()
    expect(await theSend()).toMatchObject({ status: "refused", because: "too-old" })
    expect(stage.x.sent).toEqual([])
  })
})

describe("a worker that dies between sending and its answer", () => {
  beforeEach(async () => {
    await stage.db.sends.put(aSend({ text: "Tom & Jerry https://example.com/?a=1&b=2" }))
    stage.x.onSend = () => new Promise(() => {})
    await sendDue(stage.world)
    await vi.waitFor(() => expect(stage.x.sent).toHaveLength(1))
  })

  test("leaves it sending; the next one never sends it again: after a grace it is unsure", async () => {
    const next = stage.reborn()
    await step(next)
    await carryOutDeadlines(next)
    expect(await theSend()).toMatchObject({ status: "sending" })
    stage.passes(GRACE_MS)
    await carryOutDeadlines(next)
    await step(next)
    expect(await theSend()).toMatchObject({ status: "unsure", unsureAt: NOW + GRACE_MS })
    expect(stage.x.sent).toHaveLength(1)
  })

  test("is not taken for dead while it lives: its own message in flight is left alone", async () => {
    stage.passes(HOUR)
    await carryOutDeadlines(stage.world)
    expect(await theSend()).toMatchObject({ status: "sending" })
  })

  test("X had taken it: the next read finds it, with its link and ampersand rewritten", async () => {
    const next = stage.reborn()
    stage.x.writes(101, { sender: BRAND, text: "Tom &amp; Jerry https://t.co/xyz", at: NOW + SECOND })
    stage.passes(GRACE_MS)
    await carryOutDeadlines(next)
    await readOnce(next, BRAND)
    expect(await theSend()).toMatchObject({ status: "sent", event: "101" })
    await step(next)
    expect(stage.x.sent).toHaveLength(1)
  })

  test("X had not: one read past it, with its grace, and the agent is asked, not before", async () => {
    const next = stage.reborn()
    stage.passes(GRACE_MS)
    await carryOutDeadlines(next)
    await readOnce(next, BRAND)
    await carryOutDeadlines(next)
    expect(await theSend()).toMatchObject({ status: "unsure", lookedFor: false })
    stage.passes(GRACE_MS)
    await readOnce(next, BRAND)
    await carryOutDeadlines(next)
    expect(await theSend()).toMatchObject({ status: "unsure", lookedFor: true })
    await step(next)
    expect(stage.x.sent).toHaveLength(1)
  })
})

test("the echo that overtakes the answer settles it; the answer changes nothing and the desk hears of it once", async () => {
  await stage.db.sends.put(aSend())
  stage.x.onSend = async () => {
    stage.x.writes(101, { sender: BRAND, text: "On its way", at: NOW })
    await readOnce(stage.world, BRAND)
    return sentAs("101")
  }
  await step()
  expect(await theSend()).toMatchObject({ status: "sent", event: "101", rev: 3 })
  expect(await stage.db.entries.count()).toBe(1)
})

test("two that say the same: dropped and written anew, the echo is the new one's, which is not sent twice", async () => {
  await stage.db.sends.bulkPut([
    aSending({ id: sendId("old"), status: "dropped", sendingAt: NOW - 5 * MINUTE, queuedAt: NOW - 6 * MINUTE }),
    aSend({ id: sendId("new") }),
  ])
  stage.x.onSend = async () => {
    stage.x.writes(101, { sender: BRAND, text: "On its way", at: NOW })
    return { fate: "unsure", detail: "broke", allowance: null }
  }
  await step()
  await readOnce(stage.world, BRAND)
  expect(await theSend("new")).toMatchObject({ status: "sent", event: eventId("101") })
  expect(await theSend("old")).toMatchObject({ status: "dropped", event: null })
})
