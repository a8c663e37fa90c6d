import "fake-indexeddb/auto"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Account } from "~core/account"
import { newConversation, newCustomer, newStanding } from "~core/blank"
import { accountId, agentId, conversationId, customerId, eventId, inboxId, SOLO_AGENT, sendId } from "~core/ids"
import type { Send } from "~core/send"
import { commitTo } from "~store/commit"
import { DeskDb } from "~store/desk-db"
import type { SendOutcome, X } from "~x/port"
import { xClock } from "./clock"
import { sendDue } from "./sender"
import { atHome } from "./test-world"
import type { World } from "./world"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

const NOW = Date.UTC(2026, 10, 20, 12)
const RESET = NOW + 60_000
const ME = accountId("12")
const cleo = newCustomer(customerId("501"), "Cleo")
const account: Account = {
  ...{ kind: "account", id: ME, rev: 1, handle: "acme", name: "Acme", picture: null, clientId: "app" },
  ...{ inbox: inboxId("main"), status: "connected", connectedAt: 0, openToEveryone: true },
}

let db: DeskDb
let now: number
let sent: string[]
let outcome: SendOutcome
let world: World
const reported = vi.fn()

beforeEach(async () => {
  vi.stubGlobal("navigator", { onLine: true })
  now = NOW
  sent = []
  outcome = { fate: "sent", event: eventId("9"), xNow: null, allowance: null }
  db = new DeskDb(`aside-sender-${crypto.randomUUID()}`)
  // Nothing else of X is asked here.
  const x: Partial<X> = {
    send: async (_account, _to, text) => {
      sent.push(text)
      return outcome
    },
  }
  world = {
    ...{ db, commit: commitTo(db), clock: xClock(() => now), me: SOLO_AGENT, inFlight: new Set<string>() },
    ...{ signal: new AbortController().signal, report: reported, nudge: () => {}, hurry: async () => {} },
    shelf: { read: async () => undefined, keep: async () => {}, forget: async () => {}, clear: async () => [] },
    x: x as X,
    ...atHome(db),
  }
  await db.accounts.put(account)
  await db.standings.put({ ...newStanding(ME), rev: 1 })
})

afterEach(() => {
  db.close()
  vi.unstubAllGlobals()
  expect(reported).not.toHaveBeenCalled()
})

/** A message that may go at once, in a conversation of its own. */
async function queue(text: string): Promise<void> {
  const conversation = conversationId(`of ${text}`)
  const queued: Send = {
    ...{ kind: "send", id: sendId(text), rev: 1, conversation, customer: cleo.id, account: ME, to: "501", text },
    ...{ by: agentId("me"), status: "queued", queuedAt: NOW - 1, holdUntil: NOW, sendingAt: null, sentAt: null },
    ...{ event: null, because: null, detail: null, retryAt: null, unsureAt: null, lookedFor: false },
    ...{ attachment: null },
  }
  await db.conversations.put({ ...newConversation(conversation, cleo.id, ME, inboxId("main"), NOW), rev: 1 })
  await db.sends.put(queued)
}

/** One look at what is due, until everything that it began is over. */
async function step(): Promise<number | null> {
  const next = await sendDue(world)
  await vi.waitFor(() => expect(world.inFlight.size).toBe(0))
  return next
}
const left = async () => {
  const { sendsLeft, sendsResetAt } = (await db.standings.get(ME))!
  return { sendsLeft, sendsResetAt }
}

test("what X says is left to send stands on the account's standing", async () => {
  outcome = { ...outcome, allowance: { left: 14, limit: 15, resetAt: RESET } }
  await queue("one")
  expect(await step()).toBeNull()
  expect(sent).toEqual(["one"])
  expect(await left()).toEqual({ sendsLeft: 14, sendsResetAt: RESET })
})

test("an answer that says nothing about it changes nothing", async () => {
  await queue("one")
  await step()
  expect(await db.standings.get(ME)).toEqual({ ...newStanding(ME), rev: 1 })
})

test("when nothing is left, the next message waits for the reset, and then goes", async () => {
  outcome = { ...outcome, allowance: { left: 0, limit: 15, resetAt: RESET } }
  await queue("last")
  await step()
  await queue("next")
  expect(await step()).toBe(RESET)
  expect(sent).toEqual(["last"])
  now = RESET
  expect(await step()).toBeNull()
  expect(sent).toEqual(["last", "next"])
})

test("a 429 makes every message of the account wait, not only the one that met it", async () => {
  outcome = { fate: "later", trouble: "rate-limited", retryAt: RESET, allowance: null }
  await queue("met it")
  await step()
  await queue("another")
  expect(await step()).toBe(RESET)
  expect(sent).toEqual(["met it"])
  expect((await db.sends.get(sendId("met it")))?.retryAt).toBe(RESET)
})

test("other troubles hold back their own message alone", async () => {
  outcome = { fate: "later", trouble: "offline", retryAt: RESET, allowance: null }
  await queue("met it")
  await step()
  await queue("another")
  await step()
  expect(sent).toEqual(["met it", "another"])
})
