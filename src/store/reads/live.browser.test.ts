import { afterEach, beforeEach, expect, test } from "vitest"
import { conversationId } from "~core/ids"
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
