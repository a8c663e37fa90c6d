import "fake-indexeddb/auto"
import { expect, test } from "vitest"
import { newConversation, newCustomer } from "~core/blank"
import { conversationId, customerId } from "~core/ids"
import { BRAND, MAIN, NOW } from "~core/test-desk"
import { goNext } from "./go-next"
import { aStage } from "./test-world"

test("one press takes one conversation, also when no answer came to the first try, which stands", async () => {
  const { world, db } = await aStage()
  for (const id of ["1", "2"]) {
    const customer = customerId(`c${id}`)
    const waits = newConversation(conversationId(id), customer, BRAND, MAIN, NOW + Number(id))
    await db.conversations.put({ ...waits, rev: 1 })
    await db.customers.put({ ...newCustomer(customer, id), open: waits.id, latest: waits.id, rev: 1 })
  }
  const { commit } = world
  let tries = 0
  const unheard = {
    ...world,
    commit: async (...said: Parameters<typeof commit>) => {
      const done = await commit(...said)
      return tries++ === 0 ? ("unknown" as const) : done
    },
  }
  expect(await goNext(unheard)).toEqual({ ok: true, value: { conversation: "1" } })
  expect(await db.conversations.where("status").equals("Open").count()).toBe(1)
  expect(await goNext(world)).toEqual({ ok: true, value: { conversation: "2" } })
})
