import { afterEach, beforeEach, expect, test } from "vitest"
import { conversationId, customerId } from "~core/ids"
import { aCustomer, anAccount, anAgent, anOpen, aSend } from "~core/test-desk"
import { DeskDb } from "../desk-db"
import { live } from "./live"
import { readProfile } from "./profile"

let db: DeskDb
beforeEach(async () => {
  db = new DeskDb(`aside-live-${crypto.randomUUID()}`)
  await Promise.all([db.customers.put(aCustomer()), db.conversations.put(anOpen()), db.agents.put(anAgent())])
  await Promise.all([db.accounts.put(anAccount()), db.sends.put(aSend())])
})
afterEach(() => db.close())

test("whoever looks at a profile hears of the row that was read last, behind many awaits", async () => {
  const seen: (string | undefined)[] = []
  const listening = live(() => readProfile(conversationId("c1"), db)).subscribe((view) => {
    seen.push(view?.timeline.at(-1)?.send?.status)
  })
  await expect.poll(() => seen.at(-1)).toBe("queued")
  await db.sends.put(aSend({ status: "refused" }))
  await expect.poll(() => seen.at(-1), { timeout: 5_000 }).toBe("refused")
  listening.unsubscribe()
})

test("a question that is asked anew, or that nobody waits for any more, is ended by its signal", async () => {
  const asked: AbortSignal[] = []
  const heard: number[] = []
  const failures: unknown[] = []
  const question = async (signal: AbortSignal) => {
    asked.push(signal)
    const count = await db.customers.count()
    if (asked.length === 2) await new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)))
    return count
  }
  const listening = live(question).subscribe({
    next: (count) => heard.push(count),
    error: (error) => failures.push(error),
  })
  await expect.poll(() => heard).toEqual([1])
  await db.customers.add(aCustomer({ id: customerId("601") }))
  await expect.poll(() => asked.length).toBe(2)
  await db.customers.add(aCustomer({ id: customerId("602") }))
  await expect.poll(() => heard).toEqual([1, 3])
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, true, false])
  listening.unsubscribe()
  expect(asked.every(({ aborted }) => aborted)).toBe(true)
  expect(failures).toEqual([])
})
