import { describe, expect, test } from "vitest"
import { newCustomer } from "~core/blank"
import { conversationId, customerId } from "~core/ids"
import { DeskDb } from "./desk-db"

const stranger = { ...newCustomer(customerId("501"), "Cleo"), xId: "501" }
const known = { ...stranger, id: customerId("502"), latest: conversationId("c1") }

describe("strangers, found by their index", () => {
  const found = async (db: DeskDb) => (await db.customers.where("stranger").equals(1).toArray()).map(({ id }) => id)

  test("are those without a conversation, however they were written, and none of the others", async () => {
    const db = new DeskDb(`aside-strangers-${crypto.randomUUID()}`)
    const byHand = { ...stranger, id: customerId("made-1"), xId: null }
    await db.customers.bulkAdd([stranger, known, byHand, { ...stranger, id: customerId("504"), mergedInto: known.id }])
    expect(await found(db)).toEqual(["501"])
    const stored = await db.customers.get(stranger.id)
    await db.customers.put({ ...(stored ?? stranger), latest: conversationId("c2") })
    expect(await found(db)).toEqual([])
    await db.customers.update(known.id, { latest: null })
    expect(await found(db)).toEqual(["502"])
    await db.delete()
  })

  test("are left as the caller holds them", async () => {
    const db = new DeskDb(`aside-strangers-${crypto.randomUUID()}`)
    const mine = { ...stranger }
    await db.customers.put(mine)
    expect(mine).toEqual(stranger)
    await db.delete()
  })
})
